import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { coveredFrames, mutedSpans } from '../../../shared/kernels/cover-path.ts';
import { decodeFrameTimes, nearestFrame } from '../../../shared/kernels/frame-times.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { COVER_RECIPE, type FragmentCovers, noCovers } from '../../media/cover-filters.ts';
import { makeFragment, type RenderPlace } from '../../media/fragment-make.ts';
import { type FragmentPart, RENDER_RECIPE } from '../../media/fragment-render.ts';
import { LEVEL_RECIPE } from '../../media/level-filter.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { listCovers } from '../../store/repositories/cover-repository.ts';
import { getMediaIdentity, insertMediaIdentity } from '../../store/repositories/key-repository.ts';
import {
  findRendered,
  insertRendered,
  listParts,
  type RecordingPart,
  type RenderedFragmentRow,
} from '../../store/repositories/recording-repository.ts';
import { findReleasedFilm, putReleasedFilm } from '../../store/repositories/released-film-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { originalFile, renderedFile } from './footage-files.ts';
import { requireOwn } from './ownership.ts';
import { requireKnownFrames, timelineOf } from './timeline.ts';

export interface RenderingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/**
 * The rendered form of a fragment, in the vault under a key of its own: made once, checked frame by frame, and used again for
 * the same frames of the same footage. Of a released fragment it is kept, also when the recording is past its last day or gone.
 * @throws `recordingOwnerOnly`, `recordingBeingCounted`, `recordingExpired`, `recordingDestroyed`, `fragmentNotExact` when the check fails (nothing is kept), `footageDamaged`, `cancelled`, `diskFull`
 */
export async function renderToVault(
  session: Session,
  fragment: Fragment,
  o: RenderingOptions,
): Promise<RenderedFragmentRow> {
  const kept = findReleasedFilm(session.db, fragment.id);
  if (kept !== null) return kept;
  requireOwn(session, fragment.recordingId);
  requireWatchable(session, fragment.recordingId);
  return renderUnseen(session, fragment, o);
}

/**
 * As `renderToVault`, also of a recording that is past its last day: what is released of it is made before it goes, and nobody
 * sees anything of it meanwhile.
 */
export async function renderUnseen(
  session: Session,
  fragment: Fragment,
  o: RenderingOptions,
): Promise<RenderedFragmentRow> {
  requireKnownFrames(session.db, fragment.recordingId);
  const rows = listParts(session.db, fragment.recordingId);
  const span = frameSpan(session, fragment);
  const covers = coversOf(session, fragment, span);
  const { levelled } = fragment;
  const recipe = recipeOf(rows, span, covers, levelled);
  const before = findRendered(session.db, recipe);
  if (before !== null) {
    session.change((db) => putReleasedFilm(db, fragment.id, before.id));
    return before;
  }
  const { identity, recipient } = await newAgeIdentity();
  const id = session.ids.next();
  const path = renderedFile(session.folder, id);
  const parts = await openParts(session, rows, getMediaIdentity(session.db, fragment.recordingId));
  try {
    await withFileErrors(() => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
    const place = placeAt(path, { identity, recipient });
    const { bytes, sha256, frames, durationUs } = await makeFragment({
      ...{ ...o, ...span, covers, levelled, parts, place },
    });
    const row = { id, recordingId: fragment.recordingId, recipe, bytes, sha256, frames, durationUs };
    session.change((db) => {
      insertMediaIdentity(db, id, identity);
      insertRendered(db, row);
      putReleasedFilm(db, fragment.id, id);
    });
    return row;
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true });
    throw error;
  } finally {
    await closeParts(parts);
  }
}

/** Opens a rendered fragment for reading. The caller closes it. */
export function openRendered(session: Session, row: RenderedFragmentRow): Promise<ByteSource> {
  const identity = getMediaIdentity(session.db, row.id);
  return openAgeFile(renderedFile(session.folder, row.id), { identity });
}

/** A file in the vault under a key of its own. */
function placeAt(
  path: string,
  { identity, recipient }: { readonly identity: string; readonly recipient: string },
): RenderPlace {
  return {
    create: async () => AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] })),
    open: () => openAgeFile(path, { identity }),
    discard: () => rm(path, { force: true }),
  };
}

/** Opens the sealed files of a recording for ffmpeg; `closeParts` lets go of them. */
export async function openParts(
  session: Session,
  rows: readonly RecordingPart[],
  identity: string,
): Promise<FragmentPart[]> {
  const parts: FragmentPart[] = [];
  try {
    for (const { recordingId, position, probe, frameTimes, endUs } of rows) {
      parts.push({
        source: await openAgeFile(originalFile(session.folder, recordingId, position), { identity }),
        probe: JSON.parse(probe) as MediaProbe, // our own writing, out of an authenticated database
        index: { timesUs: decodeFrameTimes(frameTimes), endUs },
      });
    }
    return parts;
  } catch (error) {
    await closeParts(parts);
    throw error;
  }
}

export async function closeParts(parts: readonly FragmentPart[]): Promise<void> {
  for (const part of parts) await part.source.close();
}

type FrameSpan = { readonly inFrame: number; readonly outFrame: number };

/** First frame and the frame after the last, counted over the joined parts. */
function frameSpan(session: Session, fragment: Fragment): FrameSpan {
  const inFrame = nearestFrame(timelineOf(session.db, fragment.recordingId).timesUs, fragment.inUs);
  return { inFrame, outFrame: inFrame + fragment.frames };
}

/** What is burnt into a fragment: every cover it has, so that one which is not confirmed yet is not left out by a mistake. */
function coversOf(
  session: Session,
  { id, recordingId, inUs, outUs }: Fragment,
  span: FrameSpan,
): FragmentCovers {
  const covers = listCovers(session.db, id);
  if (covers.length === 0) return noCovers;
  const timeline = timelineOf(session.db, recordingId);
  return {
    frames: coveredFrames(timeline, covers, span),
    muted: mutedSpans(timeline, covers, { startUs: inUs, endUs: outUs }).map(({ startUs, endUs }) => ({
      startUs: startUs - inUs,
      endUs: endUs - inUs,
    })),
  };
}

/** Names what a rendering depends on: the bytes of the source, the frames, what is covered, its sound, and how it is made. */
function recipeOf(
  rows: readonly RecordingPart[],
  span: FrameSpan,
  covers: FragmentCovers,
  levelled: boolean,
): string {
  const { inFrame, outFrame } = span;
  const facts = [RENDER_RECIPE, ...rows.map((row) => row.sha256), inFrame, outFrame];
  const covered = covers === noCovers ? [] : [COVER_RECIPE, covers];
  return createHash('sha256')
    .update(JSON.stringify([...facts, ...covered, ...(levelled ? [LEVEL_RECIPE] : [])]))
    .digest('hex');
}
