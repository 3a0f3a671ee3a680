import { stat } from 'node:fs/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { plainFileSource } from '../../files/plain-file-source.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { firstTicksOf } from '../../media/review-copy.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { findRecording, listParts } from '../../store/repositories/recording-repository.ts';
import { findReviewSpan, listReviewRuns } from '../../store/repositories/review-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import type { Session } from '../session.ts';
import { originalFile } from './footage-files.ts';
import { findWatchable } from './import-watch.ts';

/** What of a recording is to be copied next: the rest of one of its originals. */
export interface Stretch {
  readonly run: number;
  readonly position: number;
  readonly probe: MediaProbe;
  /** Where the original begins on the recording's timeline, in microseconds. */
  readonly atUs: number;
  /** Where it ends on its own clock, in microseconds; null when it isn't counted yet. */
  readonly endUs: number | null;
  readonly firstTicks: number;
  open(): Promise<ByteSource>;
  /** @throws `sourceChanged` when what was read is no longer what is being sealed */
  confirm(): Promise<void>;
}

type Original = Omit<Stretch, 'run' | 'position' | 'firstTicks'>;

/** What comes next: `done` when nothing does, `later` when it has to be taken in first. */
export async function nextStretch(
  session: Session,
  recordingId: string,
): Promise<Stretch | 'done' | 'later'> {
  const runs = listReviewRuns(session.db, recordingId);
  const last = runs.at(-1);
  const position = last === undefined ? 0 : last.position + (last.endsPosition ? 1 : 0);
  const original = await originalOf(session, recordingId, position);
  if (original === 'done' || original === 'later') return original;
  const span = last === undefined ? null : findReviewSpan(session.db, recordingId, last.run);
  const goesOn = last !== undefined && last.position === position && span !== null;
  return {
    ...original,
    run: (last?.run ?? -1) + 1,
    position,
    firstTicks: goesOn ? last.firstTicks + span.endTicks : firstTicksOf(original.probe),
  };
}

async function originalOf(
  session: Session,
  recordingId: string,
  position: number,
): Promise<Original | 'done' | 'later'> {
  if (findRecording(session.db, recordingId)?.state !== 'ready')
    return plainOriginal(session, recordingId, position);
  const parts = listParts(session.db, recordingId);
  const part = parts[position];
  if (part === undefined) return 'done';
  const probe = JSON.parse(part.probe) as MediaProbe; // our own writing, out of an authenticated database
  const identity = getMediaIdentity(session.db, recordingId);
  return {
    probe,
    atUs: parts.slice(0, position).reduce((sum, { endUs }) => sum + endUs, 0),
    endUs: part.endUs + probe.originUs,
    open: () => openAgeFile(originalFile(session.folder, recordingId, position), { identity }),
    confirm: async () => undefined,
  };
}

/** While it is still being taken in: the first file, from where it came. Where a later one begins is not known by then. */
async function plainOriginal(
  session: Session,
  recordingId: string,
  position: number,
): Promise<Original | 'later'> {
  const film = findWatchable(session, recordingId);
  const [path, probe] = [film?.paths[position], film?.probes[position]];
  if (position !== 0 || path === undefined || probe === undefined) return 'later';
  const before = await identityOf(path);
  return {
    probe,
    atUs: 0,
    endUs: null,
    open: () => plainFileSource(path),
    confirm: async () => {
      if ((await identityOf(path)) !== before) throw new KijkkringError('sourceChanged');
    },
  };
}

/** Changes when a file is replaced or written to. */
function identityOf(path: string): Promise<string> {
  return withFileErrors(async () => {
    const { dev, ino, size, mtimeMs } = await stat(path);
    return [dev, ino, size, mtimeMs].join(' ');
  });
}
