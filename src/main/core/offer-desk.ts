import { createHash } from 'node:crypto';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { OfferedFiles } from '../services/session.ts';

/** The most that is asked of a page at once, in bytes. */
const LONGEST_PIECE = 4 * 1024 * 1024;

/** A page that has not sent a piece after this time is taken for gone, in milliseconds. */
const LONGEST_WAIT_MS = 30_000;

/** A piece of an offered file that somebody waits for. */
export interface PieceWanted {
  readonly offerId: string;
  readonly offset: number;
  readonly length: number;
}

export interface Piece {
  readonly offset: number;
  /** Of the bytes, in lowercase hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

type Waiting = PieceWanted & { readonly take: (bytes: Uint8Array) => void; readonly giveUp: () => void };

/**
 * Files of which only a page has the bytes: chosen or dropped in a browser that tells no path. The core reads them like every other
 * source, at random; the page sends the piece that is asked for. So nothing of them is stored but in the vault.
 */
export class OfferDesk implements OfferedFiles {
  readonly #want: (piece: PieceWanted) => void;
  readonly #offered = new Map<string, { readonly name: string; readonly bytes: number }>();
  readonly #waiting = new Set<Waiting>();

  /** @param want tells the pages which piece is waited for */
  constructor(want: (piece: PieceWanted) => void) {
    this.#want = want;
  }

  /**
   * A page has this file. The same file gets the same id, so that offering it again goes on with an import that was
   * interrupted; whether it really is the same is found out by comparing bytes.
   */
  offer(name: string, bytes: number): string {
    const hash = createHash('sha256').update(`${bytes} ${name}`).digest('hex');
    const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
    this.#offered.set(id, { name, bytes });
    return id;
  }

  /** The page that had these goes away: who waits for a piece of them, or asks for one, hears so at once. */
  withdraw(offerIds: readonly string[]): void {
    for (const offerId of offerIds) this.#offered.delete(offerId);
    for (const { offerId, giveUp } of this.#waiting) if (offerIds.includes(offerId)) giveUp();
  }

  /** The offered file, read piece by piece. @throws `filmNotOffered` when no page has it, also later on; `fileEmpty` */
  open(offerId: string): ByteSource {
    const size = this.#offered.get(offerId)?.bytes;
    if (size === undefined) throw new KijkkringError('filmNotOffered');
    if (size === 0) throw new KijkkringError('fileEmpty');
    return {
      size,
      read: (offset, length) => this.#read(offerId, offset, Math.max(0, Math.min(length, size - offset))),
      close: async () => undefined,
    };
  }

  /** A page sends what was asked for. @throws `invalidInput` when nobody asked, or it is not whole */
  receive(offerId: string, { offset, sha256, bytes }: Piece): void {
    const wanted = [...this.#waiting].filter((one) => one.offerId === offerId && one.offset === offset);
    const fitting = wanted.filter(({ length }) => length === bytes.length);
    if (fitting.length === 0) throw new KijkkringError('invalidInput', { field: 'offset' });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new KijkkringError('invalidInput', { field: 'sha256' });
    }
    for (const { take } of fitting) take(bytes);
  }

  nameOf(offerId: string): string | null {
    return this.#offered.get(offerId)?.name ?? null;
  }

  async #read(offerId: string, offset: number, length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for (let done = 0; done < length; ) {
      const piece = await this.#ask({
        offerId,
        offset: offset + done,
        length: Math.min(LONGEST_PIECE, length - done),
      });
      pieces.push(piece);
      done += piece.length;
    }
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  }

  async #ask(wanted: PieceWanted): Promise<Uint8Array> {
    if (!this.#offered.has(wanted.offerId)) throw new KijkkringError('filmNotOffered');
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const giveUp = (): void => reject(new KijkkringError('filmNotOffered'));
    const waiting = { ...wanted, take: resolve, giveUp };
    const timer = setTimeout(giveUp, LONGEST_WAIT_MS);
    this.#waiting.add(waiting);
    try {
      this.#want(wanted);
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(waiting);
    }
  }
}
