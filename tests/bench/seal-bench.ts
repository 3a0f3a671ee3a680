import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/store/open.ts';
import { readLibraryFile } from '../../src/main/vault/library-file.ts';
import { deriveFromPassphrase } from '../../src/main/vault/passphrase.ts';
import { createVault, unlockVault } from '../../src/main/vault/vault-service.ts';
import type { BenchRow } from './bench-row.ts';

const SOURCE_BYTES = 1_000_000_000;
const REPETITIONS = 6;
const MOST_MB = 250;
const MOST_TIMES = 1.6;
/** What unlocking may take on top of the derivation of the key. */
const UNLOCK_ALLOWANCE_MS = 300;

type Measured = { readonly sha256: string; readonly ms: number; readonly peakMb: number };

/** Reading a film in begins with this. */
export { runSealBench as runMediaBench };

/** Import of 1 GB, sealed and hashed, against a Node copy with SHA-256; both forced to disk, in turns. */
export async function runSealBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-seal-bench-'));
  try {
    await writeRandomFile(join(folder, 'source'), SOURCE_BYTES);
    const copies: Measured[] = [];
    const seals: Measured[] = [];
    // The first pair warms the page cache and doesn't count.
    for (let i = 0; i <= REPETITIONS; i += 1) {
      // Who goes first changes each time: a disk may still be busy with what came before.
      const first = i % 2 === 0 ? 'copy' : 'seal';
      const one = measure(first, folder);
      const other = measure(first === 'copy' ? 'seal' : 'copy', folder);
      const [copy, seal] = first === 'copy' ? [one, other] : [other, one];
      if (copy.sha256 !== seal.sha256) throw new Error('sealing gave another hash than copying');
      if (i > 0) {
        copies.push(copy);
        seals.push(seal);
      }
    }
    return sealRows(copies, seals);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sealRows(copies: readonly Measured[], seals: readonly Measured[]): BenchRow[] {
  const value = median(seals.map(({ ms }) => ms));
  const baseline = median(copies.map(({ ms }) => ms));
  const peak = Math.max(...seals.map(({ peakMb }) => peakMb));
  return [
    {
      name: 'import 1 GB, sealed and hashed',
      value,
      baseline,
      ratio: value / baseline,
      limit: MOST_TIMES,
      unit: 'ms',
      note: `against a Node copy with SHA-256; both fsynced; medians of ${REPETITIONS} in turns`,
    },
    {
      name: 'import 1 GB, resident memory',
      value: peak,
      baseline: null,
      ratio: peak / MOST_MB,
      limit: 1,
      unit: 'MB',
      note: `peak of a process of its own; at most ${MOST_MB} MB`,
    },
  ];
}

/** Unlocking a library, its database opened and read included, against the bare derivation of the key. */
export async function runUnlockBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-unlock-bench-'));
  const passphrase = 'vier gewone woorden samen';
  try {
    await makeLibrary(folder, passphrase);
    const { kdf } = (await readLibraryFile(folder)).passphraseWrap;
    const derivations: number[] = [];
    const unlocks: number[] = [];
    for (let i = 0; i <= REPETITIONS; i += 1) {
      const derivation = await timed(() => deriveFromPassphrase(passphrase, kdf));
      const unlock = await timed(() => unlockAndRead(folder, passphrase));
      if (i > 0) {
        derivations.push(derivation);
        unlocks.push(unlock);
      }
    }
    const value = median(unlocks);
    const baseline = median(derivations);
    return [
      {
        name: 'unlock a library',
        value,
        baseline,
        ratio: (value - baseline) / UNLOCK_ALLOWANCE_MS,
        limit: 1,
        unit: 'ms',
        note: `baseline: deriving the key; ratio: what comes on top, as a share of ${UNLOCK_ALLOWANCE_MS} ms`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeLibrary(folder: string, passphrase: string): Promise<void> {
  const vault = await createVault({
    folder,
    passphrase,
    ids: { next: () => randomUUID() },
    beforeKeyFile: async (draft) => {
      openDatabase(draft.folder, draft.databaseKeys()[0], 'create').close();
    },
  });
  vault.lock();
}

async function unlockAndRead(folder: string, passphrase: string): Promise<void> {
  const vault = await unlockVault({ folder, passphrase });
  const database = openDatabase(folder, vault.databaseKeys()[0], 'existing');
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  database.close();
  vault.lock();
}

/** Runs one of the two in a process of its own; its result doesn't stay on disk. */
function measure(mode: 'copy' | 'seal', folder: string): Measured {
  const script = join(import.meta.dirname, 'seal-process.ts');
  const printed = execFileSync(process.execPath, [script, mode, folder], { encoding: 'utf8' });
  rmSync(join(folder, 'result'));
  return JSON.parse(printed) as Measured;
}

async function writeRandomFile(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let left = bytes; left > 0; left -= 1024 * 1024)
      await file.write(randomBytes(Math.min(left, 1024 * 1024)));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
