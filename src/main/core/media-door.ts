import type { Role } from '../../shared/contract/procedure.ts';
import { type MediaAnswer, type MediaRequest, respondToMedia } from '../media/media-response.ts';
import {
  mayOpenReceived,
  type OpenFootage,
  openFilm,
  openImport,
  openPicture,
  openReceived,
} from '../services/recording/footage-media.ts';
import { recordingOfImport } from '../services/recording/import-watch.ts';
import { openReview, reviewStateOf } from '../services/recording/review-reading.ts';
import { findOpenable } from '../services/retention/deadlines.ts';
import type { Session } from '../services/session.ts';
import { findJob } from '../store/repositories/job-repository.ts';
import { isOriginalGone } from '../store/repositories/review-repository.ts';

const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const number = '(0|[1-9][0-9]{0,5})';
const film = new RegExp(`^film/${id}/${number}$`);
const importing = new RegExp(`^import/${id}/${number}$`);
const picture = new RegExp(`^picture/${id}/${number}/${number}$`);
const review = new RegExp(`^review/${id}/${number}/${number}$`);
const received = new RegExp(`^received/${id}/${id}$`);

/** Files that stay open between two answers: a player asks for the next piece of the same film again and again. */
const MOST_OPEN = 12;

type Opened = {
  /** Where its address led when it was opened. */
  readonly state: string;
  readonly footage: Promise<OpenFootage | null>;
  readers: number;
  leaving: boolean;
};

/** Footage for windows: who may have it, where an address leads, and which files stay open between two answers. */
export class MediaDoor {
  readonly #opened = new Map<string, Opened>();

  /**
   * Answers a request for a piece of footage; null when there is nothing for this caller at this address, which says
   * neither whether it exists nor why.
   * @throws `footageDamaged`, `fileUnreadable`, `fileNotFound` (a source that was taken out during its import)
   */
  async answer(
    session: Session | null,
    role: Role,
    address: string,
    request: MediaRequest,
  ): Promise<MediaAnswer | null> {
    if (session === null || role !== 'owner') return null;
    const open = opener(session, address);
    if (open === null) return null;
    const state = stateOf(session, address);
    await this.#dropFormer(address, state);
    const opened = this.#take(address, state, open);
    try {
      const footage = await opened.footage;
      return footage === null ? null : await respondToMedia(request, footage);
    } finally {
      await this.#release(opened);
    }
  }

  /** Closes every file; those that are being read close when they have been. */
  async close(): Promise<void> {
    for (const key of [...this.#opened.keys()]) await this.#drop(key);
  }

  /** What an address led to before is let go of: a file that was wiped or may not be opened any more is not kept open. */
  async #dropFormer(address: string, state: string): Promise<void> {
    const known = this.#opened.get(address);
    if (known !== undefined && known.state !== state) await this.#drop(address);
  }

  #take(address: string, state: string, open: () => Promise<OpenFootage | null>): Opened {
    // one that came meanwhile is as new as this
    const opened = this.#opened.get(address) ?? { state, footage: open(), readers: 0, leaving: false };
    opened.readers += 1;
    // the one used last stands last
    this.#opened.delete(address);
    this.#opened.set(address, opened);
    return opened;
  }

  async #release(opened: Opened): Promise<void> {
    opened.readers -= 1;
    if (opened.leaving) await closeWhenUnread(opened);
    const footage = await Promise.allSettled([opened.footage]);
    if (footage[0].status === 'rejected' || footage[0].value === null) this.#forget(opened);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size > MOST_OPEN && oldest !== undefined) await this.#drop(oldest);
  }

  #forget(opened: Opened): void {
    for (const [key, one] of this.#opened) if (one === opened) this.#opened.delete(key);
  }

  async #drop(key: string): Promise<void> {
    const opened = this.#opened.get(key);
    this.#opened.delete(key);
    if (opened === undefined) return;
    opened.leaving = true;
    await closeWhenUnread(opened);
  }
}

async function closeWhenUnread(opened: Opened): Promise<void> {
  if (opened.readers > 0) return;
  const [footage] = await Promise.allSettled([opened.footage]);
  if (footage.status === 'fulfilled') await footage.value?.source.close();
}

/**
 * The same address leads elsewhere once an import is done, from the source to the vault or nowhere, and once a file has grown; and
 * nowhere once it may not be opened any more, which is asked again for every piece: a day goes by while a film is open.
 */
function stateOf(session: Session, address: string): string {
  return leadsTo(session, address) ?? 'nowhere';
}

function leadsTo(session: Session, address: string): string | null {
  const jobId = importing.exec(address)?.[1];
  if (jobId !== undefined) return importLeadsTo(session, jobId);
  const [, bundle, fragment] = received.exec(address) ?? [];
  if (bundle !== undefined && fragment !== undefined)
    return mayOpenReceived(session, bundle, fragment) ? 'open' : null;
  const [, of] = film.exec(address) ?? picture.exec(address) ?? review.exec(address) ?? [];
  if (of === undefined) return null;
  const [, reviewOf, run, edition] = review.exec(address) ?? [];
  if (reviewOf === undefined) return recordingLeadsTo(session, of, film.test(address));
  if (findOpenable(session, of) === null) return null;
  return reviewStateOf(session, { recordingId: reviewOf, run: Number(run), edition: Number(edition) });
}

/** First to what it was given, then to what it made. */
function importLeadsTo(session: Session, jobId: string): string | null {
  const state = findJob(session.db, jobId)?.job.state ?? null;
  const recordingId = recordingOfImport(session, jobId);
  return state === 'done' && recordingId !== undefined ? recordingLeadsTo(session, recordingId, true) : state;
}

/** @param toFilm to its own files, which may be gone */
function recordingLeadsTo(session: Session, recordingId: string, toFilm: boolean): string | null {
  const recording = findOpenable(session, recordingId);
  if (recording === null || (toFilm && isOriginalGone(session.db, recordingId))) return null;
  return recording.state;
}

function opener(session: Session, address: string): (() => Promise<OpenFootage | null>) | null {
  const [, filmOf, part] = film.exec(address) ?? [];
  if (filmOf !== undefined) return () => openFilm(session, filmOf, Number(part));
  const [, jobId, source] = importing.exec(address) ?? [];
  if (jobId !== undefined) return () => openImport(session, jobId, Number(source));
  const [, pictureOf, strip, n] = picture.exec(address) ?? [];
  if (pictureOf !== undefined) return () => openPicture(session, pictureOf, Number(strip), Number(n));
  const [, reviewOf, run, edition] = review.exec(address) ?? [];
  if (reviewOf !== undefined)
    return () => openReview(session, { recordingId: reviewOf, run: Number(run), edition: Number(edition) });
  const [, bundle, fragment] = received.exec(address) ?? [];
  if (bundle !== undefined && fragment !== undefined) return () => openReceived(session, bundle, fragment);
  return null;
}
