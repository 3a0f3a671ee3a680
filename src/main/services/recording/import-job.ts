import { mkdir, rm, statfs } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { invariant } from '../../../shared/assert.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { recordingId } from '../../../shared/model/ids.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { plainFileSource } from '../../files/plain-file-source.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { judgePlayable } from '../../media/playable.ts';
import { probeMedia } from '../../media/probe.ts';
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
import { footageFolder, originalFile } from './footage-files.ts';
import { type ImportCheckpoint, importCheckpoint } from './import-checkpoint.ts';
import { countAndSurvey } from './import-survey.ts';
import { announceImport } from './import-watch.ts';
import { requireRecording } from './timeline.ts';

type Input = ParsedInputOf<'recording.import'>;
type Output = OutputOf<'recording.import'>;

/** Room for the overview, the database and the age chunks, beside the footage itself, in bytes. */
const SPARE_BYTES = 32 * 1024 * 1024;

/** Share of the whole job that sealing takes; counting and surveying take the rest. */
const SEALING_SHARE = 0.5;

/**
 * Takes one camera run into the vault: probe and refuse, seal while hashing, count the displayed frames, make peaks
 * and filmstrip. Everything after the refusals is resumable; nothing counts as a recording before it is whole.
 */
export function importJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [...input.paths, ...input.offers]),
    run: async (input, context) => {
      const sources = await openSources(session, input);
      try {
        const probes = await probeAll(sources, context.signal);
        const checkpoint = await begin(session, input, { sources, probes }, context);
        const seen = announceImport(session, checkpoint.recordingId, { paths: input.paths, probes });
        try {
          await sealParts(session, sources, checkpoint, context);
          await countAndSurvey(session, checkpoint, probes, context, SEALING_SHARE);
        } finally {
          seen();
        }
        return requireRecording(session.db, checkpoint.recordingId);
      } finally {
        for (const source of sources) await source.close();
      }
    },
    discard: async (_input, stored) => {
      const parsed = importCheckpoint.nullable().parse(stored);
      if (parsed !== null) await removeRecording(session, parsed.recordingId);
    },
  };
}

async function openSources(session: Session, { paths, offers }: Input): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  try {
    for (const path of paths) sources.push(await plainFileSource(path));
    for (const offerId of offers) sources.push(session.offers.open(offerId));
    return sources;
  } catch (error) {
    for (const source of sources) await source.close();
    throw error;
  }
}

/** @throws why a file can't be taken in: nothing has been made by then */
async function probeAll(sources: readonly ByteSource[], signal: AbortSignal): Promise<MediaProbe[]> {
  const probes: MediaProbe[] = [];
  for (const source of sources) {
    const probe = await probeMedia(source, { signal });
    const verdict = judgePlayable(probe);
    if (!verdict.playable) throw new KijkkringError(verdict.code, verdict.params);
    probes.push(probe);
  }
  const [first] = probes;
  if (probes.some((probe) => first !== undefined && !belongTogether(first, probe))) {
    throw new KijkkringError('mediaPartsDiffer');
  }
  return probes;
}

function belongTogether(a: MediaProbe, b: MediaProbe): boolean {
  return (
    a.video.codec === b.video.codec &&
    a.video.width === b.video.width &&
    a.video.height === b.video.height &&
    a.video.rotation === b.video.rotation
  );
}

/** Goes on where an earlier run stopped, or lays out a new recording. */
async function begin(
  session: Session,
  input: Input,
  { sources, probes }: { sources: readonly ByteSource[]; probes: readonly MediaProbe[] },
  context: JobContext,
): Promise<ImportCheckpoint> {
  const resumed = importCheckpoint.nullable().parse(context.resumeFrom);
  if (resumed !== null && findRecording(session.db, resumed.recordingId) !== null) return resumed;
  const round = listRounds(session.db).find((candidate) => candidate.number === (input.round ?? 1));
  if (round === undefined) throw new KijkkringError('roundNotFound');
  const [first] = probes;
  invariant(first !== undefined, 'a recording has a file');
  await refuseWithoutRoom(session.folder, sources);
  const identity = await newAgeIdentity();
  const checkpoint: ImportCheckpoint = {
    recordingId: recordingId.parse(session.ids.next()),
    title: input.title ?? titleOf(input.paths[0] ?? session.offers.nameOf(input.offers[0] ?? '') ?? ''),
    parts: await Promise.all(sources.map(() => emptyPart(identity.recipient))),
  };
  context.checkpoint(checkpoint);
  session.change((db) => {
    insertMediaIdentity(db, checkpoint.recordingId, identity.identity);
    insertRecording(db, {
      id: checkpoint.recordingId,
      roundId: round.id,
      ownerId: session.selfId,
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
  await withFileErrors(() =>
    mkdir(footageFolder(session.folder, checkpoint.recordingId), { recursive: true, mode: 0o700 }),
  );
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

/** The name of the first file without its ending: what the camera called it, until somebody gives it a title. */
function titleOf(path: string): string {
  const name = basename(path, extname(path)).replace(/\s+/g, ' ').trim().slice(0, 200);
  return name === '' ? '1' : name;
}

async function removeRecording(session: Session, id: string): Promise<void> {
  session.change((db) => {
    deleteRecording(db, id);
    deleteMediaIdentity(db, id);
  });
  await withFileErrors(() => rm(footageFolder(session.folder, id), { recursive: true, force: true }));
}
