import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { readableThrough } from '../../src/main/store/database.ts';
import { openDatabase } from '../../src/main/store/open.ts';
import { getLibraryKey } from '../../src/main/store/repositories/key-repository.ts';
import { AgeFileWriter } from '../../src/main/vault/age-file-writer.ts';
import { createAgeHeader, openAgeHeader } from '../../src/main/vault/age-header.ts';
import { decodeIdentity } from '../../src/main/vault/age-identity.ts';
import { deriveSubkey } from '../../src/main/vault/master-key.ts';
import { copySecret } from '../../src/main/vault/secret-bytes.ts';
import { lendMasterKey } from '../../src/main/vault/vault-service.ts';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { databaseKey, mediaIdentities } from '../support/library-keys.ts';
import { countInMemory } from '../support/process-memory.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('keys-in-memory');
const passphrase = 'vier gewone woorden samen';
const folder = join(scratch, 'library');
const sealed = join(scratch, 'sealed.kijkkring');
const isLinux = process.platform === 'linux';
if (!isLinux) process.stdout.write('keys in memory: skipped, as only Linux shows the memory of a process\n');

test.skipIf(!isLinux)(
  'the keys that an open library works with are in memory until the lock; those that are only used once never stay',
  async () => {
    const recordingId = await makeLibrary();
    const { held, used } = await secretsOf(recordingId);
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, '../support/opening-process.ts'),
        ...[folder, passphrase, `film/${recordingId}/0`, sealed, join(scratch, 'log.json')],
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    // it was opened by the key, and then it was no package
    expect((await lines.next()).value).toBe('open: bundleDamaged');
    const open = countInMemory(child.pid ?? 0, { ...held, ...used });
    child.stdin.write('lock\n');
    expect((await lines.next()).value).toBe('locked');
    const locked = countInMemory(child.pid ?? 0, { ...held, ...used });
    child.stdin.write('end\n');
    await once(child, 'exit');
    const none = (secrets: object) => Object.fromEntries(Object.keys(secrets).map((name) => [name, 0]));
    const absent = Object.entries(open).flatMap(([name, count]) => (count === 0 ? [name] : []));
    expect(absent).toEqual(Object.keys(used));
    expect(locked).toEqual(none({ ...held, ...used }));
  },
  60_000,
);

async function makeLibrary(): Promise<string> {
  const library = await BundleLibrary.create(folder);
  const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 2 });
  const { id } = await library.job<OutputOf<'recording.import'>>('recording.import', { paths: [film] });
  const { recipient } = await library.core.ask('owner', 'library.keyCard', {});
  const file = await AgeFileWriter.create(sealed, await createAgeHeader({ recipients: [recipient] }));
  await file.write(Buffer.alloc(100, 1));
  await file.finish();
  await library.close();
  return id;
}

/** The keys of the library, as they are while it works; by what they are for. */
async function secretsOf(recordingId: string) {
  const database = await databaseKey(folder, passphrase);
  const db = openDatabase(folder, database, 'existing');
  const readable = readableThrough(() => db);
  const card = getLibraryKey(readable, 'age').secret;
  const signing = Buffer.from(getLibraryKey(readable, 'signing').secret, 'base64');
  db.close();
  const footage = (await mediaIdentities(folder, passphrase)).get(recordingId) ?? '';
  const start = readFileSync(join(folder, 'footage', recordingId, 'original-0.age'));
  const { fileKey, payloadKey } = await openAgeHeader(start, { identity: footage });
  return lendMasterKey({ folder, passphrase }, async ({ master }) => ({
    held: {
      ...{ database, film: payloadKey },
      vault: deriveSubkey(master, 'database'),
      libraryFile: deriveSubkey(master, 'libraryMac'),
    },
    used: {
      ...{ master: copySecret(master), filmFile: fileKey, signingSeed: signing.subarray(0, 32) },
      ...{ footage: scalarOf(footage), card: scalarOf(card) },
    },
  }));
}

function scalarOf(identity: string): Uint8Array {
  const scalar = decodeIdentity(identity);
  if (scalar === null) throw new Error('a library holds identities of age');
  return scalar;
}
