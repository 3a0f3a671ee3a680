import { useEffect, useState } from 'react';
import { useClient } from '../../api/client-context.ts';
import { useRecords } from '../../stores/use-records.ts';
import type { CurrentImport } from './use-import.ts';

/**
 * Where the film plays from: the file itself where the page has it; else what the import was given, at once and before anybody knows
 * what it is; then the recording, from its source and later from the vault. Null while there is nothing to play.
 */
export function useFilmAddress({ source, recording, job }: CurrentImport): string | null {
  const { transport } = useClient();
  const own = useObjectUrl(source?.file ?? null);
  const isUnderway = job?.state === 'queued' || job?.state === 'running';
  const plays = own === null && recording !== undefined && job?.state !== 'interrupted';
  const parts = useRecords('recording.parts', plays ? { recordingId: recording.id } : null).value?.parts;
  const address = parts?.[0]?.address ?? (isUnderway ? `import/${job.id}/0` : undefined);
  return own ?? (address === undefined ? null : transport.mediaUrl(address));
}

/** An address of bytes that the page has, given back when it is no longer shown. */
function useObjectUrl(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return url;
}
