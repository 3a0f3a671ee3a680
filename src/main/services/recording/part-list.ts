import type { OutputOf } from '../../../shared/contract/contract.ts';
import { decodeFrameTimes } from '../../../shared/kernels/frame-times.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import { isOriginalGone } from '../../store/repositories/review-repository.ts';
import type { Session } from '../session.ts';
import { findWatchable } from './import-watch.ts';
import { requireRecording } from './timeline.ts';

type Parts = OutputOf<'recording.parts'>;

/**
 * The files of a recording in order. A moment `t` of the recording lies in the part with startUs ≤ t < endUs, at
 * `t - startUs + originUs` of that file's own time, which is `currentTime` in Chromium (docs/adr/0010).
 * None once its original was wiped: it plays from its review copy. While it is being imported the parts are there without a count, as far as their sources can be read.
 * @throws `recordingNotFound`
 */
export function partsOf(session: Session, recordingId: string): Parts {
  const recording = requireRecording(session.db, recordingId);
  if (recording.state !== 'ready') return { counted: false, parts: uncounted(session, recordingId) };
  if (isOriginalGone(session.db, recordingId)) return { counted: true, parts: [] };
  let startUs = 0;
  let firstFrame = 0;
  const parts = listParts(session.db, recordingId).map(({ position, probe, endUs, frameTimes }) => {
    const frames = decodeFrameTimes(frameTimes).length;
    // our own writing, out of an authenticated database
    const { originUs, audio } = JSON.parse(probe) as MediaProbe;
    const part = {
      position,
      startUs,
      endUs: startUs + endUs,
      firstFrame,
      frames,
      originUs,
      hasSound: audio !== null,
      address: filmAddress(recordingId, position),
    };
    startUs += endUs;
    firstFrame += frames;
    return part;
  });
  return { counted: true, parts };
}

function uncounted(session: Session, recordingId: string): Parts['parts'] {
  const film = findWatchable(session, recordingId);
  return (film?.probes ?? []).map(({ originUs, audio }, position) => ({
    position,
    startUs: null,
    endUs: null,
    firstFrame: null,
    frames: null,
    originUs,
    hasSound: audio !== null,
    address: filmAddress(recordingId, position),
  }));
}

function filmAddress(recordingId: string, position: number): string {
  return `film/${recordingId}/${position}`;
}
