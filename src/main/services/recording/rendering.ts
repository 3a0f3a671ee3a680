import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KijkkringError } from '../../../shared/errors.ts';
import { coveredFrames, mutedSpans } from '../../../shared/kernels/cover-path.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { COVER_RECIPE, type FragmentCovers, noCovers } from '../../media/cover-filters.ts';
import { makeFragment, type RenderPlace } from '../../media/fragment-make.ts';
import { RENDER_RECIPE } from '../../media/fragment-render.ts';
import { LEVEL_RECIPE } from '../../media/level-filter.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listCovers } from '../../store/repositories/cover-repository.ts';
import { getMediaIdentity, insertMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listReleasesInForce } from '../../store/repositories/meeting-repository.ts';
import {
  findRendered,
  insertRendered,
  listParts,
  type RenderedFragmentRow,
} from '../../store/repositories/recording-repository.ts';
import { findReleasedFilm, putReleasedFilm } from '../../store/repositories/released-film-repository.ts';
import { isOriginalGone } from '../../store/repositories/review-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { closeParts, openParts } from './film-parts.ts';
import { renderedFile } from './footage-files.ts';
import { type FrameSpan, framesOf, requireSameFrames } from './fragment-frames.ts';
import { requireOwn } from './ownership.ts';
import { requireKnownFrames, requireReady, timelineOf } from './timeline.ts';

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
  const { span, covers, recipe, fromCopy, before } = planOf(session, fragment);
  if (before !== null) {
    session.change((db) => {
      requireStillReleased(db, fragment);
      putReleasedFilm(db, fragment.id, before.id);
    });
    return before;
  }
  const { identity, recipient } = await newAgeIdentity();
  const id = session.ids.next();
  const path = renderedFile(session.folder, id);
  const { recordingId, levelled } = fragment;
  const parts = await openParts(session, recordingId, o.signal);
  try {
    requireSameFrames(parts, fragment, span);
    await withFileErrors(() => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
    const place = placeAt(path, { identity, recipient });
    const { bytes, sha256, frames, durationUs } = await makeFragment({
      ...{ ...o, ...span, covers, levelled, parts, place },
    });
    const row = { id, recordingId, recipe, bytes, sha256, frames, durationUs, fromCopy };
    session.change((db) => {
      requireStillReleased(db, fragment);
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

/**
 * Asked where it is stored: while it was made, the recording may have been destroyed or the release taken back, and what is gone may
 * not come back. @throws `recordingDestroyed`, `cancelled`
 */
function requireStillReleased(db: ReadableDb, { id, recordingId }: Fragment): void {
  requireReady(db, recordingId);
  if (listReleasesInForce(db, id).length === 0) throw new KijkkringError('cancelled');
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

/** Whether what is or would be rendered of a fragment comes from the review copy. */
export function isFromCopy(session: Session, fragment: Fragment): boolean {
  const kept = findReleasedFilm(session.db, fragment.id);
  if (kept !== null) return kept.fromCopy;
  if (!isOriginalGone(session.db, fragment.recordingId)) return false;
  return planOf(session, fragment).before?.fromCopy ?? true;
}

/** What is to be rendered, and what was rendered of just that: from the original if that was in time. */
function planOf(session: Session, fragment: Fragment) {
  const { db } = session;
  const { recordingId, levelled } = fragment;
  const fromCopy = isOriginalGone(db, recordingId);
  const span = framesOf(timelineOf(db, recordingId), fragment);
  const covers = coversOf(session, fragment, span);
  const source = listParts(db, recordingId).map(({ sha256 }) => sha256);
  const ofOriginal = recipeOf(source, span, covers, levelled);
  const recipe = fromCopy ? recipeOf([...source, 'copy'], span, covers, levelled) : ofOriginal;
  const before = findRendered(db, ofOriginal) ?? findRendered(db, recipe);
  return { span, covers, recipe, fromCopy, before };
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
  source: readonly string[],
  span: FrameSpan,
  covers: FragmentCovers,
  levelled: boolean,
): string {
  const { inFrame, outFrame } = span;
  const facts = [RENDER_RECIPE, ...source, inFrame, outFrame];
  const covered = covers === noCovers ? [] : [COVER_RECIPE, covers];
  return createHash('sha256')
    .update(JSON.stringify([...facts, ...covered, ...(levelled ? [LEVEL_RECIPE] : [])]))
    .digest('hex');
}
