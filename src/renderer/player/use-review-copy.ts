import { useEffect, useMemo, useState } from 'react';
import type { RecordingId } from '../../shared/model/ids.ts';
import type { ReviewReason, ReviewCopy as ToldCopy } from '../../shared/model/review-copy.ts';
import { useClient } from '../api/client-context.ts';
import { useRecords } from '../stores/use-records.ts';
import { CopyReader, type ReadCopy } from './copy-reader.ts';

/** What a browser can't show at all, or not from everywhere; the others it shows, though not well. */
const unplayable: ReadonlySet<ReviewReason> = new Set(['codec', 'container', 'openGroups', 'unplayable']);

export type KnownCopy = {
  readonly told: ToldCopy | undefined;
  readonly read: ReadCopy | null;
  /** Its original is nothing for a browser. */
  readonly alone: boolean;
};

/** The review copy of a recording, as far as it is made; it grows while somebody looks. */
export function useReviewCopy(recordingId: RecordingId | null): KnownCopy {
  const client = useClient();
  const told = useRecords('recording.reviewCopy', recordingId === null ? null : { recordingId }).value;
  const reader = useMemo(
    () => (recordingId === null ? null : new CopyReader(client, recordingId)),
    [client, recordingId],
  );
  const [found, setFound] = useState<{ readonly reader: CopyReader; readonly read: ReadCopy } | null>(null);
  useEffect(() => {
    if (reader === null || told === undefined || told.runs.length === 0) return;
    let isNewest = true;
    const take = async (): Promise<void> => {
      const read = await reader.read(told);
      if (isNewest && read !== null) setFound({ reader, read });
    };
    void take();
    return () => {
      isNewest = false;
    };
  }, [reader, told]);
  const read = found?.reader === reader ? found.read : null;
  return { told, read, alone: isUnplayable(told) };
}

function isUnplayable(told: ToldCopy | undefined): boolean {
  const reason = told?.reason ?? null;
  return reason !== null && unplayable.has(reason);
}
