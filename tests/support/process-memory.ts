import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const PIECE = 16 * 1024 * 1024;

/**
 * How often each of some secrets stands in the writable memory of a process of our own, by `/proc` of Linux. Regions that go away
 * while they are read are passed over.
 */
export function countInMemory<Name extends string>(
  pid: number,
  wanted: Readonly<Record<Name, Uint8Array>>,
): Record<Name, number> {
  const needles = Object.entries<Uint8Array>(wanted);
  const counts: Record<string, number> = Object.fromEntries(needles.map(([name]) => [name, 0]));
  const longest = Math.max(...needles.map(([, bytes]) => bytes.length));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (match === null) continue;
      const [from, to] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
      for (let at = from; at < to; at += PIECE) {
        const piece = pieceAt(memory, at, Math.min(PIECE + longest - 1, to - at));
        for (const [name, bytes] of needles) counts[name] = (counts[name] ?? 0) + hitsIn(piece, bytes);
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts as Record<Name, number>;
}

/** Those that begin in the piece itself: what hangs over its end is the next one's. */
function hitsIn(piece: Buffer, wanted: Uint8Array): number {
  let hits = 0;
  for (let hit = piece.indexOf(wanted); hit !== -1 && hit < PIECE; hit = piece.indexOf(wanted, hit + 1))
    hits += 1;
  return hits;
}

function pieceAt(memory: number, at: number, length: number): Buffer {
  const piece = Buffer.alloc(length);
  try {
    return piece.subarray(0, readSync(memory, piece, 0, length, at));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EIO') return Buffer.alloc(0);
    throw error;
  }
}
