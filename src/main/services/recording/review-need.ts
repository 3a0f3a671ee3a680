import type { ReviewReason } from '../../../shared/model/review-copy.ts';
import type { FoundFrames } from '../../media/find-frames.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { judgePlayable } from '../../media/playable.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';

/** Lines of a picture that Chromium decodes fast enough to step through without a chip. */
const USUAL_LINES = 1080;

/** Why a film can't be reviewed as it is; null when it can, as far as its beginning tells. */
export function reviewNeed(probes: readonly MediaProbe[]): ReviewReason | null {
  for (const probe of probes) {
    const need = needOf(probe);
    if (need !== null) return need;
  }
  return null;
}

function needOf(probe: MediaProbe): ReviewReason | null {
  const silent = { ...probe, audio: null };
  if (!judgePlayable({ ...silent, container: 'mp4' }).playable) return 'codec';
  if (!judgePlayable(silent).playable) return 'container';
  if (!judgePlayable(probe).playable) return 'sound';
  if (probe.video.interlaced) return 'interlaced';
  return probe.video.transfer === 'sdr' ? null : 'colour';
}

/** From one key frame to the next at most: a step back decodes all of it, which takes a quarter of a second at ten (measured). */
const LONGEST_GROUP_US = 5_000_000;

/** A shorter film is stepped through little: its page asks when it is too slow. */
const WORTH_FROM_US = 60_000_000;

/** What finding all its frames tells of a film that looked fine at its beginning. */
export function reviewNeedOfFrames(found: FoundFrames): ReviewReason | null {
  const { hole, cutShort, keyGapUs, openGroups, index } = found;
  // Chromium stops at a hole for good, ffmpeg goes on
  if (hole !== null || cutShort !== null) return 'damaged';
  if (openGroups) return 'openGroups';
  const isLong = keyGapUs !== null && keyGapUs > LONGEST_GROUP_US && index.endUs > WORTH_FROM_US;
  return isLong ? 'longGop' : null;
}

/**
 * Why a page that could not use the original asks for a copy.
 * @param found what it found, where it tried
 */
export function reasonToAsk(
  db: ReadableDb,
  recordingId: string,
  found: 'unplayable' | 'slow' | undefined,
): ReviewReason {
  const probes = listParts(db, recordingId).map(({ probe }) => JSON.parse(probe) as MediaProbe); // our own writing
  const large = probes.some(({ video }) => Math.min(video.width, video.height) > USUAL_LINES);
  return reviewNeed(probes) ?? (large && found !== 'unplayable' ? 'large' : (found ?? 'unplayable'));
}
