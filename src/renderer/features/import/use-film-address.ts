import { useEffect, useState } from 'react';
import type { JobState } from '../../../shared/model/job.ts';
import { useClient } from '../../api/client-context.ts';
import type { CurrentImport } from './use-import.ts';

/** An import that can be watched, and one that has made a recording. */
const watchable: readonly JobState[] = ['queued', 'running', 'done'];

/**
 * Where the film plays from: the file itself where the page has it; else what the import was given, at once and before anybody knows
 * what it is, and later from the vault by the same address, as another would begin anew. Null while there is nothing to play.
 */
export function useFilmAddress({ source, job }: CurrentImport): string | null {
  const { transport } = useClient();
  const own = useObjectUrl(source?.file ?? null);
  if (own !== null) return own;
  return job !== undefined && watchable.includes(job.state) ? transport.mediaUrl(`import/${job.id}/0`) : null;
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
      // a player that goes at the same time lets go of it first, else it would ask for what is not there
      setTimeout(() => URL.revokeObjectURL(made));
    };
  }, [file]);
  return url;
}
