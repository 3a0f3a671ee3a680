import type { MediaProbe } from '../../media/media-probe.ts';
import type { Session } from '../session.ts';

/** A film that is being taken in: its files can be watched where they still are, and what is known of them so far. */
export interface WatchableImport {
  readonly paths: readonly string[];
  readonly probes: readonly MediaProbe[];
}

/** Only while this program runs: where a film came from is nobody's business afterwards. */
const running = new WeakMap<Session, Map<string, WatchableImport>>();

/** Which recording each import made, by its job: whoever watches by the address of the job goes on watching. */
const made = new WeakMap<Session, Map<string, string>>();

/** From now on the recording can be watched from its source; the returned function ends that. */
export function announceImport(
  session: Session,
  { jobId, recordingId }: { readonly jobId: string; readonly recordingId: string },
  film: WatchableImport,
): () => void {
  const films = mapOf(running, session);
  films.set(recordingId, film);
  rememberImport(session, { jobId, recordingId });
  return () => films.delete(recordingId);
}

/** Which recording a job makes: what it stores itself is taken away when it ends. */
export function rememberImport(
  session: Session,
  { jobId, recordingId }: { readonly jobId: string; readonly recordingId: string },
): void {
  mapOf(made, session).set(jobId, recordingId);
}

/** The recording that an import made or is making, as far as this program has seen it. */
export function recordingOfImport(session: Session, jobId: string): string | undefined {
  return made.get(session)?.get(jobId);
}

export function findWatchable(session: Session, recordingId: string): WatchableImport | undefined {
  return running.get(session)?.get(recordingId);
}

function mapOf<Value>(maps: WeakMap<Session, Map<string, Value>>, session: Session): Map<string, Value> {
  const map = maps.get(session) ?? new Map<string, Value>();
  maps.set(session, map);
  return map;
}
