import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ErrorCode, KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { ZipEntry } from './zip-writer.ts';

/** A film on its way into a bundle. */
export interface FilmToPack {
  /** Of its entry. */
  readonly name: string;
  readonly source: ByteSource;
  /** What its bytes have to come to: the manifest says so before the first of them is written. */
  readonly sha256: string;
  /** What it means when they don't. */
  readonly otherwise: Extract<ErrorCode, 'footageDamaged' | 'sourceChanged'>;
}

/** How much of a film is read at a time, in bytes. */
const PIECE = 256 * 1024;

/** Reads a film while it is packed, and makes sure as it passes that it is the one that the manifest speaks of. */
export function filmEntry(film: FilmToPack, signal: AbortSignal, onPiece: (bytes: number) => void): ZipEntry {
  return {
    name: film.name,
    size: film.source.size,
    open: () => Readable.from(checkedPieces(film, signal, onPiece), { objectMode: false }),
  };
}

async function* checkedPieces(
  { source, sha256, otherwise }: FilmToPack,
  signal: AbortSignal,
  onPiece: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += PIECE) {
    signal.throwIfAborted();
    const piece = await source.read(at, PIECE);
    if (piece.length !== Math.min(PIECE, source.size - at)) throw new KijkkringError(otherwise);
    hash.update(piece);
    onPiece(piece.length);
    yield piece;
  }
  if (hash.digest('hex') !== sha256) throw new KijkkringError(otherwise);
}
