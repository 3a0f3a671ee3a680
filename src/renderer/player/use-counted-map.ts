import { useMemo } from 'react';
import type { Recording } from '../../shared/model/recording.ts';
import { useClient } from '../api/client-context.ts';
import { useRecords } from '../stores/use-records.ts';
import { FilmMap } from './film-map.ts';
import type { ReviewCopy } from './review-copy.ts';
import { useFilmTrial } from './use-film-trial.ts';
import { useReviewCopy } from './use-review-copy.ts';

/** There has to be a copy, and none of it is made. */
const nothingYet: ReviewCopy = { runs: [], readyUs: 0, finished: false };

/** The frames of a recording that is read in; null until they are known, and while there is no recording. */
export function useCountedMap(recording: Pick<Recording, 'id' | 'state'> | undefined): FilmMap | null {
  const client = useClient();
  const input = recording?.state === 'ready' ? { recordingId: recording.id } : null;
  const parts = useRecords('recording.parts', input).value;
  const times = useRecords('recording.frameTimes', input).value;
  const { told, read, alone: isUnplayable } = useReviewCopy(input?.recordingId ?? null);
  // where the original was wiped there is no file to play
  const alone = isUnplayable || parts?.parts.length === 0;
  const files = useMemo(() => {
    if (parts === undefined || times === undefined || !parts.counted) return null;
    const found = parts.parts.map(({ address, startUs, endUs, originUs }) => ({
      source: { kind: 'file' as const, url: client.transport.mediaUrl(address) },
      startUs: startUs ?? 0,
      endUs: endUs ?? times.endUs,
      originUs,
    }));
    return new FilmMap(found, Float64Array.from(times.timesUs), times.endUs);
  }, [client, parts, times]);
  useFilmTrial(input?.recordingId ?? null, told, files);
  const copy = read?.copy ?? (alone ? nothingYet : null);
  return useMemo(
    () => (copy === null ? files : (files?.withCopy(copy, alone) ?? null)),
    [files, copy, alone],
  );
}
