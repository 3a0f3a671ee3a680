import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { BundleLibrary } from '../support/bundle-library.ts';
import { databaseKey } from '../support/library-keys.ts';
import { countInMemory } from '../support/process-memory.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('keys-in-memory');
const passphrase = 'vier gewone woorden samen';
const isLinux = process.platform === 'linux';
if (!isLinux) process.stdout.write('keys in memory: skipped, as only Linux shows the memory of a process\n');

test.skipIf(!isLinux)(
  'the key of the database is in memory while the library is open, and is not after the lock',
  async () => {
    const folder = join(scratch, 'library');
    await (await BundleLibrary.create(folder)).close();
    const key = await databaseKey(folder, passphrase);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../support/opening-process.ts'), folder, passphrase],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('open');
    const open = countInMemory(child.pid ?? 0, key);
    child.stdin.write('lock\n');
    expect((await lines.next()).value).toBe('locked');
    const locked = countInMemory(child.pid ?? 0, key);
    child.stdin.write('end\n');
    await once(child, 'exit');
    expect({ open: open > 0, locked }).toEqual({ open: true, locked: 0 });
  },
);
