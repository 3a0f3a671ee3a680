import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const PIECE = 16 * 1024 * 1024;

/**
 * How often some bytes stand in the writable memory of a process of our own, by `/proc` of Linux. Regions that go away while they
 * are read are passed over.
 */
export function countInMemory(pid: number, wanted: Buffer): number {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  let count = 0;
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (match === null) continue;
      const [from, to] = [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
      for (let at = from; at < to; at += PIECE) {
        const piece = pieceAt(memory, at, Math.min(PIECE + wanted.length - 1, to - at));
        for (let hit = piece.indexOf(wanted); hit !== -1 && hit < PIECE; hit = piece.indexOf(wanted, hit + 1))
          count += 1;
      }
    }
  } finally {
    closeSync(memory);
  }
  return count;
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
