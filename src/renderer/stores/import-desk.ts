import { createContext, useContext } from 'react';
import { createStore } from 'zustand/vanilla';
import { invariant } from '../../shared/assert.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import { type ErrorPayload, KijkkringError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Client } from '../api/client.ts';
import type { TransportEvent } from '../api/transport.ts';

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

export type ImportState = {
  readonly source: ImportSource | null;
  readonly jobId: string | null;
  /** Why it did not even begin. */
  readonly error: ErrorPayload | null;
  /** Where the picker was, so that another film is chosen from there. */
  readonly folder: string | null;
};

const nothing = { source: null, jobId: null, error: null } as const;

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

  /** Reads in a film by its path. */
  async startPath(source: ImportSource, path: string, round: number): Promise<void> {
    await this.#start(source, { paths: [path] }, round);
  }

  /** Reads in the files of one camera run that were chosen or dropped in the page. */
  async startFiles(files: readonly File[], round: number): Promise<void> {
    const [first] = files;
    if (first === undefined) return;
    const source = sourceOf(first);
    this.state.setState({ source, jobId: null, error: null });
    const found = await this.#whereIs(files);
    if (found.ok) await this.#start(source, found.value, round);
    else this.state.setState({ error: found.error });
  }

  /** Offers the same file again, so that an interrupted import can go on. */
  async offerAgain(files: readonly File[]): Promise<Result<unknown>> {
    const [first] = files;
    if (first !== undefined) this.state.setState({ source: sourceOf(first) });
    return this.#whereIs(files);
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

  async #start(source: ImportSource, where: Start, round: number): Promise<void> {
    this.#last = { source, where, round };
    this.state.setState({ source, jobId: null, error: null });
    const answer = await this.#client.call('recording.import', { ...where, round });
    if (answer.ok) this.state.setState({ jobId: answer.value.jobId });
    else this.state.setState({ error: answer.error });
  }

  /** The paths of files where the shell may know them, else offers of their bytes. */
  async #whereIs(files: readonly File[]): Promise<Result<Start>> {
    const { pathOf } = this.#client.transport.shell;
    if (pathOf !== null) return { ok: true, value: { paths: files.map(pathOf) } };
    const offers: string[] = [];
    for (const file of files) {
      const answer = await this.#client.call('source.offer', { name: file.name, bytes: file.size });
      if (!answer.ok) return answer;
      this.#offered.set(answer.value.offerId, file);
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

function sourceOf(file: File): ImportSource {
  const { name, size, lastModified } = file;
  return { name, bytes: size, modifiedAt: lastModified, drive: null, file };
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
