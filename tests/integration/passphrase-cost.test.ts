import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ScryptRecipient } from '../../src/main/vault/age-stanzas.ts';
import { kijkkring, LibraryOnDisk } from '../support/command-line.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('passphrase-cost');
const lowCost = new URL('../support/low-cost-hook.ts', import.meta.url).href;

type Written = { readonly wraps: readonly { readonly kdf: object }[] };

test('a library costs 256 MiB three times over, and one that costs less is refused', async () => {
  const library = new LibraryOnDisk(scratch, 'as it is');
  await library.ask(['library', 'create'], {});
  const { wraps } = JSON.parse(readFileSync(join(library.folder, 'library.json'), 'utf8')) as Written;
  expect(wraps[0]?.kdf).toMatchObject({ memoryBytes: 268_435_456, passes: 3 });

  // and what the other tests put in its place is known to be cheap: the product opens nothing of it
  const cheap = new LibraryOnDisk(scratch, 'cheap');
  const env = { NODE_OPTIONS: `--import=${lowCost}` };
  await cheap.ask(['library', 'create'], { env });
  await cheap.ask(['recordings'], { env });
  const refused = await kijkkring(['recordings', ...cheap.opening]);
  expect(refused.json).toMatchObject({ error: { code: 'libraryWeakened' } });
});

test('the words of a bundle cost 128 MiB', async () => {
  const [stanza] = await new ScryptRecipient('zes woorden voor een pakket').wrapFileKey(Buffer.alloc(16));
  // scrypt with N = 2^17, r = 8 and p = 1
  expect(stanza?.args[2]).toBe('17');
});
