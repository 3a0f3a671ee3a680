import { mkdir, rm, statfs } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { invariant } from '../../../shared/assert.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { SEALING_SHARE } from '../../../shared/kernels/import-share.ts';
import { type ParticipantId, type RecordingId, recordingId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { LONGEST_LINE } from '../../../shared/model/scalars.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import { looksPlayable } from '../../media/looks-playable.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { prepareReviewEncoder } from '../../media/review-encoder.ts';
import type { WritableDb } from '../../store/database.ts';
import { type FilmSource, putFilmSource } from '../../store/repositories/copy-repository.ts';
import {
  deleteMediaIdentity,
  getMediaIdentity,
  insertMediaIdentity,
} from '../../store/repositories/key-repository.ts';
import {
  deleteRecording,
  findRecording,
  insertRecording,
} from '../../store/repositories/recording-repository.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
import { createAgeHeader, openAgeHeader } from '../../vault/age-header.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { sealFile } from '../../vault/seal-file.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import type { Session } from '../session.ts';
import { closeSources, type FilmFiles, openSources, probeAll } from './film-sources.ts';
import { finishFilm } from './finish-film.ts';
import { footageFolder, originalFile } from './footage-files.ts';
import { type ImportCheckpoint, importCheckpoint } from './import-checkpoint.ts';
import { announceImport } from './import-watch.ts';
import { beginReview, stopReview } from './review-keeping.ts';
import { waitForFirstPiece } from './review-live.ts';
import { reviewNeed } from './review-need.ts';
import { takeArrived } from './take-arrived.ts';

type Input = ParsedInputOf<'recording.import'>;
type Output = OutputOf<'recording.import'>;

/** Room for the overview, the database and the age chunks, beside the footage itself, in bytes. */
const SPARE_BYTES = 32 * 1024 * 1024;

/** A camera run on its way into the vault. */
export interface Film {
  readonly sources: readonly ByteSource[];
  /** Where it can be watched from meanwhile; empty where nobody can. */
  readonly paths: readonly string[];
  readonly title: string;
  readonly round: number;
  /** What stays behind elsewhere: a camera's files, or a sealed package. */
  readonly from: Pick<FilmSource, 'kind' | 'paths'>;
  /** Which package it comes from, where it comes in one; told by `parcelOf`. */
  readonly parcel?: string;
  /** Where it is somebody else's: says whose, in the transaction that begins the recording. */
  readonly ownedBy?: (db: WritableDb) => ParticipantId;
  /** What has to be known of the recording from its first moment on, in that same transaction. */
  readonly onBegin?: (db: WritableDb, recordingId: RecordingId) => void;
}

/**
 * Takes one camera run into the vault: probe and refuse, seal while hashing, count the displayed frames, make peaks
 * and filmstrip. Everything after the refusals is resumable; nothing counts as a recording before it is whole.
 */
export function importJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [...input.paths, ...input.offers]),
    run: async (input, context) => {
      const { paths, round = 1 } = input;
      const from = { kind: 'source' as const, paths };
      const begun = importCheckpoint.nullable().parse(context.resumeFrom);
      if (begun?.arrivedOnly === true) return takeArrived(session, begun, context);
      const sources = await openSources(session, input);
      try {
        return await takeFilm(
          session,
          { sources, paths, round, title: titleFor(session, input), from },
          context,
        );
      } finally {
        await closeSources(sources);
      }
    },
    discard: async (_input, stored) => {
      await discardFilm(session, stored);
    },
  };
}

/**
 * Takes a film in, as a recording of the owner of this library unless the film says otherwise, on from where an earlier run stopped.
 * @throws why it can't be taken in, `roundNotFound`, `diskFull`, `cancelled`
 */
export async function takeFilm(session: Session, film: Film, context: JobContext): Promise<Recording> {
  const background = await playsMeanwhile(film);
  if (!background) prepareReviewEncoder((error) => session.report(error));
  const probes = await probeAll(film.sources, { signal: context.signal, background });
  const checkpoint = await begin(session, film, probes, context);
  const { recordingId } = checkpoint;
  const seen = announceImport(session, { jobId: context.jobId, recordingId }, { paths: film.paths, probes });
  try {
    // what is sealed comes into it, and the review copy
    await withFileErrors(() =>
      mkdir(footageFolder(session.folder, recordingId), { recursive: true, mode: 0o700 }),
    );
    const need = reviewNeed(probes);
    if (need !== null) {
      beginReview(session, recordingId, need);
      if (film.paths.length > 0) await waitForFirstPiece(session, recordingId, context.signal);
    }
    await sealParts(session, film.sources, checkpoint, context);
    return await finishFilm(session, checkpoint, probes, context);
  } finally {
    seen();
  }
}

/** Whether a window plays it by now, most likely: her first picture goes before everything that is found out about the film. */
async function playsMeanwhile({ paths, sources }: Film): Promise<boolean> {
  const [source] = sources;
  return paths.length > 0 && source !== undefined && looksPlayable(source);
}

/** Takes away what a film that was broken off left. @param stored the checkpoint of its job */
export async function discardFilm(session: Session, stored: unknown): Promise<void> {
  const parsed = importCheckpoint.nullable().parse(stored);
  if (parsed !== null) await removeRecording(session, parsed.recordingId);
}

/** Goes on where an earlier run stopped, or lays out a new recording. */
async function begin(
  session: Session,
  film: Film,
  probes: readonly MediaProbe[],
  context: JobContext,
): Promise<ImportCheckpoint> {
  const resumed = importCheckpoint.nullable().parse(context.resumeFrom);
  if (resumed !== null && findRecording(session.db, resumed.recordingId) !== null) return resumed;
  const round = listRounds(session.db).find((candidate) => candidate.number === film.round);
  if (round === undefined) throw new KijkkringError('roundNotFound');
  const [first] = probes;
  invariant(first !== undefined, 'a recording has a file');
  await refuseWithoutRoom(session.folder, film.sources);
  const identity = await newAgeIdentity();
  const checkpoint: ImportCheckpoint = {
    recordingId: recordingId.parse(session.ids.next()),
    title: film.title,
    parcel: film.parcel ?? null,
    arrivedOnly: false,
    parts: await Promise.all(film.sources.map(() => emptyPart(identity.recipient))),
  };
  context.checkpoint(checkpoint);
  session.change((db) => {
    insertMediaIdentity(db, checkpoint.recordingId, identity.identity);
    insertRecording(db, {
      id: checkpoint.recordingId,
      roundId: round.id,
      ownerId: film.ownedBy?.(db) ?? session.selfId,
      title: checkpoint.title,
      state: 'importing',
      durationUs: 0,
      frames: 0,
      // so that the film can be shown in its own shape before it is counted
      width: first.video.width,
      height: first.video.height,
      rotation: first.video.rotation,
      importedAt: session.clock.now(),
    });
    putFilmSource(db, {
      ...{ recordingId: checkpoint.recordingId, ...film.from },
      notedAt: session.clock.now(),
    });
    film.onBegin?.(db, checkpoint.recordingId);
  });
  return checkpoint;
}

async function emptyPart(recipient: string): Promise<ImportCheckpoint['parts'][number]> {
  const header = await createAgeHeader({ recipients: [recipient] });
  return { header: Buffer.from(header.bytes).toString('base64'), seal: null, sealed: null };
}

/** Disk need is told before anything is made, rather than found out at the end. @throws `diskFull` */
async function refuseWithoutRoom(folder: string, sources: readonly ByteSource[]): Promise<void> {
  const { bavail, bsize } = await withFileErrors(() => statfs(folder));
  const needed = sources.reduce((sum, source) => sum + source.size, SPARE_BYTES);
  if (bavail * bsize < needed) throw new KijkkringError('diskFull');
}

async function sealParts(
  session: Session,
  sources: readonly ByteSource[],
  checkpoint: ImportCheckpoint,
  context: JobContext,
): Promise<void> {
  const total = sources.reduce((sum, source) => sum + source.size, 0);
  let before = 0;
  const identity = getMediaIdentity(session.db, checkpoint.recordingId);
  for (const [position, part] of checkpoint.parts.entries()) {
    const source = sources[position];
    invariant(source !== undefined, 'a part for every source');
    if (part.sealed === null) {
      const target = originalFile(session.folder, checkpoint.recordingId, position);
      part.sealed = await sealFile({
        source,
        target,
        header: await openAgeHeader(Buffer.from(part.header, 'base64'), { identity }),
        ...(part.seal === null ? {} : { resume: part.seal }),
        onCheckpoint: (seal) => {
          part.seal = seal;
          context.checkpoint(checkpoint);
        },
        onProgress: (bytes) => context.progress('sealing', ((before + bytes) / total) * SEALING_SHARE),
        signal: context.signal,
      });
      context.checkpoint(checkpoint);
    }
    before += source.size;
  }
}

/** What she calls it, or what the camera called its first file. */
export function titleFor(
  { offers }: Session,
  input: FilmFiles & { readonly title?: string | undefined },
): string {
  return input.title ?? titleOf(input.paths[0] ?? offers.nameOf(input.offers[0] ?? '') ?? '');
}

/** The name of the first file without its ending: what the camera called it, until somebody gives it a title. */
function titleOf(path: string): string {
  const name = basename(path, extname(path)).replace(/\s+/g, ' ').trim();
  return name === '' ? '1' : shortened(name);
}

/** A name of a file may be longer than a title: its end is left out then, and never half of a character. */
function shortened(name: string): string {
  if (name.length <= LONGEST_LINE) return name;
  const begin = name.slice(0, LONGEST_LINE - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${begin.trimEnd()}…`;
}

/** Takes a recording away on which nobody wrote anything, with its key and its files. */
async function removeRecording(session: Session, id: string): Promise<void> {
  await stopReview(session, id);
  session.change((db) => {
    deleteRecording(db, id);
    deleteMediaIdentity(db, id);
  });
  await withFileErrors(() => rm(footageFolder(session.folder, id), { recursive: true, force: true }));
}
