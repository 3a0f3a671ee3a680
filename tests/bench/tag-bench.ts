import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutate } from '../../src/main/history/mutate.ts';
import { addAnnotation } from '../../src/main/services/viewing/annotation-service.ts';
import { FRAME_US, FRAMES, sessionOnRows } from '../support/session-on-rows.ts';
import type { BenchRow } from './bench-row.ts';

const ROUNDS = 300;

/**
 * A confirmed tag, as the router stores it (transaction, diff, history, fsync), against a bare write of 8 KiB with fsync on
 * the same disk; both interleaved, 95th percentile of each.
 */
export async function runTagBench(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kijkkring-tag-bench-'));
  const rows = sessionOnRows(join(folder, 'library'));
  const plain = openSync(join(folder, 'plain.bin'), 'w');
  const tags: number[] = [];
  const bare: number[] = [];
  try {
    const block = Buffer.alloc(8192, 1);
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(
        timed(() => {
          writeSync(plain, block, 0, block.length, round * block.length);
          fsyncSync(plain);
        }),
      );
      tags.push(timed(() => tag(rows, (round % FRAMES) * FRAME_US)));
    }
  } finally {
    closeSync(plain);
    rows.connection.close();
    rmSync(join(folder, 'plain.bin'), { force: true });
    await rm(folder, { recursive: true, force: true });
  }
  const [value, baseline] = [percentile(tags, 0.95), percentile(bare, 0.95)];
  // Allowed: one and a half times the bare fsync, and five milliseconds on top.
  return [
    {
      name: 'confirmed tag, 95th percentile',
      value,
      baseline,
      ratio: Math.max(0, value - 5) / baseline,
      limit: 1.5,
      unit: 'ms',
      note: 'ratio after taking off the 5 ms that are allowed on top',
    },
  ];
}

function tag({ connection, session, recordingId }: ReturnType<typeof sessionOnRows>, startUs: number): void {
  mutate(connection, { label: 'annotation.add', history: 'record' }, (db) =>
    addAnnotation({ db, session }, { recordingId, itemCode: 'A1', startUs, note: '' }),
  );
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
