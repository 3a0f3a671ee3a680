import type { MediaProbe } from '../../media/media-probe.ts';
import type { Session } from '../session.ts';

/** A film that is being taken in: its files can be watched where they still are, and what is known of them so far. */
export interface WatchableImport {
  readonly paths: readonly string[];
  readonly probes: readonly MediaProbe[];
}

/** Only while this program runs: where a film came from is nobody's business afterwards. */
const running = new WeakMap<Session, Map<string, WatchableImport>>();

/** From now on the recording can be watched from its source; the returned function ends that. */
export function announceImport(session: Session, recordingId: string, film: WatchableImport): () => void {
  const films = running.get(session) ?? new Map<string, WatchableImport>();
  running.set(session, films);
  films.set(recordingId, film);
  return () => films.delete(recordingId);
}

export function findWatchable(session: Session, recordingId: string): WatchableImport | undefined {
  return running.get(session)?.get(recordingId);
}
