import { useEffect, useMemo, useState } from 'react';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { FilmMap } from '../../player/film-map.ts';
import { mapOfCopy } from '../../player/map-of-copy.ts';
import { useReviewCopy } from '../../player/use-review-copy.ts';
import { useRecords } from '../../stores/use-records.ts';

/** While nobody has counted the frames, the film is watched by places this far apart, in microseconds. */
const placeUs = 40_000;

/**
 * A map of a film that is still being read in, good for watching alone: its review copy as far as that is made, else its first file.
 * Null once the recording is ready, and while neither can be shown.
 */
export function useUncountedMap(recording: Recording | null): FilmMap | null {
  const importing = recording?.state === 'importing' ? recording.id : null;
  const file = useFileMap(importing);
  const { read } = useReviewCopy(importing);
  return useMemo(() => (read === null ? file : mapOfCopy(read)), [file, read]);
}

/** Its first file, by evenly spaced places up to the length that the browser finds; null until the browser knows. */
function useFileMap(recordingId: RecordingId | null): FilmMap | null {
  const client = useClient();
  const input = recordingId === null ? null : { recordingId };
  const part = useRecords('recording.parts', input).value?.parts[0];
  const url = part === undefined ? null : client.transport.mediaUrl(part.address);
  const originUs = part?.originUs ?? 0;
  const [map, setMap] = useState<FilmMap | null>(null);
  useEffect(() => {
    setMap(null);
    if (url === null) return;
    const video = document.createElement('video');
    const found = (): void => {
      const endUs = Math.max(placeUs, Math.floor(video.duration * 1e6) - originUs);
      const places = Float64Array.from({ length: Math.floor(endUs / placeUs) }, (_, at) => at * placeUs);
      setMap(new FilmMap([{ source: { kind: 'file', url }, startUs: 0, endUs, originUs }], places, endUs));
    };
    video.preload = 'metadata';
    video.addEventListener('loadedmetadata', found, { once: true });
    video.src = url;
    return () => {
      video.removeEventListener('loadedmetadata', found);
      video.removeAttribute('src');
      video.load();
    };
  }, [url, originUs]);
  return map;
}
