import { createContext, useContext } from 'react';
import { createStore } from 'zustand/vanilla';
import { invariant } from '../../shared/assert.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import { type ErrorPayload, KijkkringError } from '../../shared/errors.ts';
import { judgeRun } from '../../shared/kernels/camera-run.ts';
import type { Result } from '../../shared/result.ts';
import type { Client } from '../api/client.ts';
import type { TransportEvent } from '../api/transport.ts';
import { fileNameOf } from '../picker/file-name.ts';
import { type FolderFilm, partsBeside } from './film-parts.ts';

/** What this window knows of a film that it has read in; it is stored nowhere. */
export type ImportSource = {
  /** Of the first file; others of the same camera run follow it. */
  readonly name: string;
  readonly bytes: number;
  /** When the file was last written, in milliseconds; null where nobody said. */
  readonly modifiedAt: number | null;
  /** Name of the stick or card that it is on; null for a folder of this laptop, or when nobody knows. */
  readonly drive: string | null;
  /** Its bytes, where the page has them: shown at once. */
  readonly file: File | null;
};

/** A film that may be one with others: with its path where the shell knows it, else its bytes in `source.file`. */
export type FilmCandidate = { readonly source: ImportSource; readonly path: string | null };

/** Files of which only somebody who was there knows whether they are one lesson. */
export type PartsQuestion = {
  /** `chosen`: she chose several. `beside`: she chose one, and others in its folder go on with it. */
  readonly kind: 'chosen' | 'beside';
  /** In the order in which they would be joined. */
  readonly films: readonly FilmCandidate[];
  /** The one that she chose, where that was one. */
  readonly chosen: FilmCandidate;
  readonly round: number;
};

export type ImportState = {
  readonly source: ImportSource | null;
  readonly jobId: string | null;
  /** What has to be answered before anything is read in. */
  readonly question: PartsQuestion | null;
  /** Why it did not even begin. */
  readonly error: ErrorPayload | null;
  /** Where the picker was, so that another film is chosen from there. */
  readonly folder: string | null;
};

const nothing = { source: null, jobId: null, question: null, error: null } as const;

type Start = Pick<InputOf<'recording.import'>, 'paths' | 'offers'>;

/**
 * Has films read in, and sends the bytes of those of which only this page has them. It lives as long as the window, so that an
 * import goes on when the user leaves its screen.
 */
export class ImportDesk {
  readonly state = createStore<ImportState>(() => ({ ...nothing, folder: null }));
  readonly #client: Client;
  readonly #report: (error: unknown) => void;
  readonly #offered = new Map<string, File>();
  /** What was read in last, so that it can be read in once more. */
  #last: { readonly source: ImportSource; readonly where: Start; readonly round: number } | null = null;

  constructor(client: Client, report: (error: unknown) => void) {
    this.#client = client;
    this.#report = report;
  }

  onEvent(event: TransportEvent): void {
    if (event.type === 'pieceWanted') void this.#send(event);
    if (event.type !== 'libraryLocked') return;
    this.#offered.clear();
    this.#last = null;
    this.state.setState({ ...nothing, folder: null });
  }

  /** The page goes away, and the bytes of what it offered with it: said at once, so that nobody waits for them. */
  leave(): void {
    const offerIds = [...this.#offered.keys()];
    if (offerIds.length > 0) this.#client.transport.tellLeaving('source.withdraw', { offerIds });
  }

  /** Reads in a film by its path; of a film in parts, it asks about the others first. */
  async startPath(source: ImportSource, path: string, round: number): Promise<void> {
    const chosen = { source, path };
    const beside = await partsBeside(this.#client, path);
    if (beside.length < 2) return this.#begin([chosen], round);
    const films = beside.map((film) => (film.path === path ? chosen : candidateBeside(film, source.drive)));
    this.state.setState({ ...nothing, question: { kind: 'beside', films, chosen, round } });
  }

  /** Reads in films by their paths: as one where they surely are its parts, else it asks. */
  async startPaths(paths: readonly string[], round: number): Promise<void> {
    const [path] = paths;
    if (path === undefined) return;
    if (paths.length === 1) return this.startPath(sourceAt(path), path, round);
    await this.#together(
      paths.map((each) => ({ source: sourceAt(each), path: each })),
      round,
    );
  }

  /** Reads in the files that were chosen or dropped in the page. */
  async startFiles(files: readonly File[], round: number): Promise<void> {
    const { pathOf } = this.#client.transport.shell;
    const films = files.map((file) => ({ source: sourceOf(file), path: pathOf?.(file) ?? null }));
    const [only] = films;
    if (only === undefined) return;
    if (films.length > 1) return this.#together(films, round);
    return only.path === null ? this.#begin([only], round) : this.startPath(only.source, only.path, round);
  }

  /**
   * Answers whether the films are one lesson. Apart, each becomes a recording of its own; of a film that others were found
   * beside, only the chosen one does.
   */
  async answer(asOne: boolean): Promise<void> {
    const { question } = this.state.getState();
    if (question === null) return;
    const { films, chosen, kind, round } = question;
    if (asOne) return this.#begin(films, round);
    await this.#begin([kind === 'beside' ? chosen : (films[0] ?? chosen)], round);
    if (kind === 'beside') return;
    for (const film of films.slice(1)) {
      const where = await this.#whereIs([film]);
      const answer = where.ok
        ? await this.#client.call('recording.import', { ...where.value, round })
        : where;
      if (!answer.ok) this.state.setState({ error: answer.error });
    }
  }

  /** Offers the same file again, so that an interrupted import can go on. */
  async offerAgain(files: readonly File[]): Promise<Result<unknown>> {
    const [first] = files;
    if (first !== undefined) this.state.setState({ source: sourceOf(first) });
    const { pathOf } = this.#client.transport.shell;
    return this.#whereIs(files.map((file) => ({ source: sourceOf(file), path: pathOf?.(file) ?? null })));
  }

  /** Reads the same film in once more; where this window does not know it any more, one can be chosen. */
  async again(): Promise<void> {
    if (this.#last === null) return this.clear();
    await this.#start(this.#last.source, this.#last.where, this.#last.round);
  }

  /** Shows an import that was found unfinished as if it had begun here. */
  adopt(jobId: string): void {
    this.state.setState({ jobId });
  }

  /** Where the picker is now. */
  at(folder: string): void {
    this.state.setState({ folder });
  }

  /** Forgets what is shown: the next film can be chosen. */
  clear(): void {
    this.state.setState(nothing);
  }

  async #together(films: readonly FilmCandidate[], round: number): Promise<void> {
    const { order, verdict } = judgeRun(films.map(({ source }) => source));
    const ordered = order.flatMap((place) => films[place] ?? []);
    const [chosen] = ordered;
    if (chosen === undefined) return;
    if (verdict === 'one') return this.#begin(ordered, round);
    this.state.setState({ ...nothing, question: { kind: 'chosen', films: ordered, chosen, round } });
  }

  async #begin(films: readonly FilmCandidate[], round: number): Promise<void> {
    const [first] = films;
    if (first === undefined) return;
    const paths = pathsOf(films);
    if (paths !== null) return this.#start(first.source, { paths }, round);
    this.state.setState({ ...nothing, source: first.source });
    const where = await this.#whereIs(films);
    if (where.ok) await this.#start(first.source, where.value, round);
    else this.state.setState({ error: where.error });
  }

  async #start(source: ImportSource, where: Start, round: number): Promise<void> {
    this.#last = { source, where, round };
    // on its way before the screen is drawn anew: the film is shown as soon as it is answered
    const answered = this.#client.call('recording.import', { ...where, round });
    this.state.setState({ ...nothing, source });
    const answer = await answered;
    if (answer.ok) this.state.setState({ jobId: answer.value.jobId });
    else this.state.setState({ error: answer.error });
  }

  /** The paths of films where they are known, else offers of their bytes. */
  async #whereIs(films: readonly FilmCandidate[]): Promise<Result<Start>> {
    const paths = pathsOf(films);
    if (paths !== null) return { ok: true, value: { paths } };
    const offers: string[] = [];
    for (const { source } of films) {
      if (source.file === null) continue;
      const answer = await this.#client.call('source.offer', { name: source.name, bytes: source.file.size });
      if (!answer.ok) return answer;
      this.#offered.set(answer.value.offerId, source.file);
      offers.push(answer.value.offerId);
    }
    return { ok: true, value: { offers } };
  }

  async #send(wanted: Extract<TransportEvent, { type: 'pieceWanted' }>): Promise<void> {
    const file = this.#offered.get(wanted.offerId);
    // another window may have it
    if (file === undefined) return;
    const { offset, length } = wanted;
    try {
      const sent = await this.#client.transport.sendPiece(
        wanted.offerId,
        offset,
        file.slice(offset, offset + length),
      );
      // a piece that nobody waits for any more does no harm
      if (!sent.ok && sent.error.code === 'internal')
        this.#report(new KijkkringError(sent.error.code, sent.error.params));
    } catch (error) {
      if (!isGone(error)) throw error;
      // the stick went out: the import finds that nothing comes, and waits for the file to be offered again
      this.#offered.delete(wanted.offerId);
    }
  }
}

/** Where all of them are; null where that is not known of each. */
function pathsOf(films: readonly FilmCandidate[]): string[] | null {
  const paths = films.flatMap(({ path }) => path ?? []);
  return paths.length === films.length ? paths : null;
}

function sourceOf(file: File): ImportSource {
  const { name, size, lastModified } = file;
  return { name, bytes: size, modifiedAt: lastModified, drive: null, file };
}

/** A path that a dialog gave: nothing else is known of it. */
function sourceAt(path: string): ImportSource {
  return { name: fileNameOf(path), bytes: 0, modifiedAt: null, drive: null, file: null };
}

function candidateBeside(film: FolderFilm, drive: string | null): FilmCandidate {
  const { name, bytes, modifiedAt, path } = film;
  return { source: { name, bytes, modifiedAt, drive, file: null }, path };
}

/** What a browser says of a file that it can't read any more. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
}

export const ImportContext = createContext<ImportDesk | null>(null);

export function useImportDesk(): ImportDesk {
  const desk = useContext(ImportContext);
  invariant(desk !== null, 'no import desk around this component');
  return desk;
}
