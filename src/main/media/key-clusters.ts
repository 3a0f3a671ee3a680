import { KijkkringError } from '../../shared/errors.ts';
import { MomentKeys } from './moment-keys.ts';

/** Elements of Matroska by their identifiers (RFC 9559 §5.1). */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TIMESTAMP = 0xe7;

/** An identifier takes four bytes at most, a length eight (RFC 9559 §4, RFC 8794 §4). */
const LONGEST_HEAD = 12;

/** No picture comes near this, in bytes; more is not the stream we asked for. */
const LONGEST_ELEMENT = 64 * 1024 * 1024;

/** What stands before the content of an element. */
type Head = {
  readonly id: number;
  readonly bytes: number;
  /** Of the content; null where it goes on to the end of the stream. */
  readonly length: number | null;
};

export type KeyClustersOptions = {
  /** Between two moments. */
  readonly intervalMs: number;
  /** The time of the stream at which the first moment is; key pictures before it are left out. */
  readonly zeroMs: number;
  onBytes(bytes: Uint8Array): Promise<void>;
};

/**
 * Thins out key pictures as they come: a Matroska stream with a cluster for each goes in (times in milliseconds, as ffmpeg writes
 * them), and out come those that somebody will look at, of each moment the last that begins no later. Holds one of them at most.
 */
export class KeyClusters {
  readonly #o: KeyClustersOptions;
  #pieces: Uint8Array[] = [];
  #waiting = 0;
  #needed = LONGEST_HEAD;
  readonly #keys: MomentKeys<Uint8Array>;

  constructor(o: KeyClustersOptions) {
    this.#o = o;
    this.#keys = new MomentKeys(o.intervalMs);
  }

  /** Takes the stream, cut anywhere. @throws KijkkringError `ffmpegFailed` when it is no such stream, and what `onBytes` throws */
  async push(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(bytes);
    this.#waiting += bytes.length;
    if (this.#waiting < this.#needed) return;
    const all = Buffer.concat(this.#pieces);
    let at = 0;
    for (let next = lengthAt(all, at); next !== null && at + next <= all.length; next = lengthAt(all, at)) {
      await this.#take(all.subarray(at, at + next));
      at += next;
    }
    this.#pieces = [all.subarray(at)];
    this.#waiting = all.length - at;
    this.#needed = lengthAt(all, at) ?? LONGEST_HEAD;
  }

  /** The stream has come to its end: what is held is looked at until the end of the film. @throws what `onBytes` throws */
  async finish(): Promise<void> {
    const last = this.#keys.finish();
    if (last !== null) await this.#o.onBytes(last);
  }

  async #take(element: Buffer): Promise<void> {
    if (headAt(element, 0)?.id !== CLUSTER) return this.#o.onBytes(element);
    const wanted = this.#keys.take(timeOf(element) - this.#o.zeroMs, element);
    if (wanted !== null) await this.#o.onBytes(wanted);
  }
}

/** How long the element at `at` is; of the segment only what stands before its content. Null when that doesn't show yet. */
function lengthAt(bytes: Buffer, at: number): number | null {
  const head = headAt(bytes, at);
  if (head === null) return null;
  if (head.id === SEGMENT) return head.bytes;
  if (head.length === null || head.length > LONGEST_ELEMENT) throw new KijkkringError('ffmpegFailed');
  return head.bytes + head.length;
}

function headAt(bytes: Buffer, at: number): Head | null {
  const idBytes = widthAt(bytes, at, 4);
  if (idBytes === null) return null;
  const lengthBytes = widthAt(bytes, at + idBytes, 8);
  if (lengthBytes === null) return null;
  const [id, ...length] = [
    bytes.readUIntBE(at, idBytes),
    ...bytes.subarray(at + idBytes, at + idBytes + lengthBytes),
  ];
  // the bit that ends the zeros is no part of a length
  const bits = length.map((byte, n) => (n === 0 ? byte % 2 ** (8 - lengthBytes) : byte));
  const unknown = 2 ** (7 * lengthBytes) - 1;
  return { id, bytes: idBytes + lengthBytes, length: numberOf(bits) === unknown ? null : numberOf(bits) };
}

/** How many bytes a number takes: as many as there are zero bits before its first one, and one more (RFC 8794 §4). */
function widthAt(bytes: Buffer, at: number, longest: number): number | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const width = Math.clz32(first) - 23;
  if (width > longest) throw new KijkkringError('ffmpegFailed');
  return at + width > bytes.length ? null : width;
}

function numberOf(bytes: Iterable<number>): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

/** When the picture of a cluster begins, in milliseconds: it is the only one, and so stands at the time of its cluster. */
function timeOf(cluster: Buffer): number {
  let at = headAt(cluster, 0)?.bytes ?? 0;
  for (let head = headAt(cluster, at); head !== null; head = headAt(cluster, at)) {
    const content = at + head.bytes;
    at = content + (head.length ?? 0);
    if (head.id === TIMESTAMP) return numberOf(cluster.subarray(content, at));
  }
  throw new KijkkringError('ffmpegFailed');
}
