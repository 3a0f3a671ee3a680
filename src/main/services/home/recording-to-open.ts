import type { Recording } from '../../../shared/model/recording.ts';
import type { SeenView } from '../../store/repositories/home-repository.ts';

/**
 * The recording to go on with: the one that was seen last, else the newest. One of which the picture is wiped only where there is no other.
 * @param views newest first
 */
export function recordingToOpen(
  recordings: readonly Recording[],
  views: readonly SeenView[],
): Recording | undefined {
  const watchable = recordings.filter(({ state }) => state !== 'destroyed');
  const choice = watchable.length > 0 ? watchable : recordings;
  const seen = views.find((view) => choice.some(({ id }) => id === view.recordingId));
  return choice.find(({ id }) => id === seen?.recordingId) ?? newestFirst(choice)[0];
}

export function newestFirst(recordings: readonly Recording[]): Recording[] {
  return recordings.toSorted((a, b) => b.importedAt - a.importedAt);
}
