import { contract } from '../../../shared/contract/contract.ts';
import type { JobState } from '../../../shared/model/job.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { plainFileSource } from '../../files/plain-file-source.ts';
import { readFilmstripPicture } from '../../media/filmstrip-file.ts';
import { containerByBegin } from '../../media/looks-playable.ts';
import type { ContainerName, MediaProbe } from '../../media/media-probe.ts';
import { findJob } from '../../store/repositories/job-repository.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { findReceivedBundle, findReceivedFragment } from '../../store/repositories/received-repository.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import { isOriginalGone } from '../../store/repositories/review-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { findOpenable } from '../retention/deadlines.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { filmstripFile, originalFile, receivedFile } from './footage-files.ts';
import { findWatchable, recordingOfImport } from './import-watch.ts';

/** Footage as a window may have it: bytes at random, and what they are. */
export interface OpenFootage {
  readonly source: ByteSource;
  readonly contentType: string;
}

/** What Chromium plays of our containers, by the type it knows them under. */
const contentTypes: Partial<Readonly<Record<ContainerName, string>>> = {
  mp4: 'video/mp4',
  matroska: 'video/webm',
};

/**
 * Opens file `position` of a recording: from the vault, or while it is still being imported from where it came. Null
 * when there is none. The caller closes it.
 */
export async function openFilm(
  session: Session,
  recordingId: string,
  position: number,
): Promise<OpenFootage | null> {
  const recording = findOpenable(session, recordingId);
  if (recording === null || isOriginalGone(session.db, recordingId)) return null;
  if (recording.state !== 'ready') return openSource(session, recordingId, position);
  const part = listParts(session.db, recordingId).find((candidate) => candidate.position === position);
  if (part === undefined) return null;
  return {
    source: await openAgeFile(originalFile(session.folder, recordingId, position), {
      identity: getMediaIdentity(session.db, recordingId),
    }),
    contentType: typeOf(JSON.parse(part.probe) as MediaProbe), // our own writing
  };
}

async function openSource(
  session: Session,
  recordingId: string,
  position: number,
): Promise<OpenFootage | null> {
  const film = findWatchable(session, recordingId);
  const path = film?.paths[position];
  const probe = film?.probes[position];
  if (path === undefined || probe === undefined) return null;
  return { source: await plainFileSource(path), contentType: typeOf(probe) };
}

/** The states of an import in which its source can be watched. */
const underway: readonly JobState[] = ['queued', 'running'];

/**
 * Opens file `position` that an import was asked to take in, while it is at it: also before anybody has looked what it is, so that the
 * first picture waits for nothing. When it is in, the same address goes on with the vault. Null where there is none, or where its first
 * bytes are not those of a film that Chromium plays: a playlist could make it look elsewhere. The caller closes it.
 */
export async function openImport(
  session: Session,
  jobId: string,
  position: number,
): Promise<OpenFootage | null> {
  const stored = findJob(session.db, jobId);
  if (stored?.job.name !== 'recording.import') return null;
  const recordingId = recordingOfImport(session, jobId);
  if (stored.job.state === 'done' && recordingId !== undefined)
    return openFilm(session, recordingId, position);
  if (!underway.includes(stored.job.state)) return null;
  const path = contract['recording.import'].input.parse(stored.input).paths[position];
  if (path === undefined) return null;
  const source = await plainFileSource(path);
  const container = containerByBegin(await source.read(0, 8));
  if (container !== null) return { source, contentType: contentTypes[container] ?? '' };
  await source.close();
  return null;
}

/** Opens picture `n` of the filmstrip of a part, which is a JPEG. Null when there is none. */
export async function openPicture(
  session: Session,
  recordingId: string,
  position: number,
  n: number,
): Promise<OpenFootage | null> {
  if (findOpenable(session, recordingId)?.state !== 'ready') return null;
  const strip = await openAgeFile(filmstripFile(session.folder, recordingId, position), {
    identity: getMediaIdentity(session.db, recordingId),
  });
  try {
    return { source: inMemory(await readFilmstripPicture(strip, n)), contentType: 'image/jpeg' };
  } finally {
    await strip.close();
  }
}

/** Opens a fragment that came in with a bundle. Null when there is none. The caller closes it. */
export async function openReceived(
  session: Session,
  bundleId: string,
  fragmentId: string,
): Promise<OpenFootage | null> {
  if (!mayOpenReceived(session, bundleId, fragmentId)) return null;
  return {
    source: await openAgeFile(receivedFile(session.folder, bundleId, fragmentId), {
      identity: getMediaIdentity(session.db, bundleId),
    }),
    contentType: 'video/mp4',
  };
}

/** Whether a fragment came in with this bundle, and it is not over. */
export function mayOpenReceived(session: Session, bundleId: string, fragmentId: string): boolean {
  if (findReceivedFragment(session.db, fragmentId)?.bundleId !== bundleId) return false;
  const bundle = findReceivedBundle(session.db, bundleId);
  return bundle !== null && bundle.until >= strictDayOf(session);
}

function typeOf({ container }: MediaProbe): string {
  return contentTypes[container] ?? 'application/octet-stream';
}

function inMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => undefined,
  };
}
