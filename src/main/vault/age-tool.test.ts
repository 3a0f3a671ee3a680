import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  age,
  ageTerminalMissing,
  ageToolMissing,
  ageWithPassphrase,
} from '../../../tests/support/age-tool.ts';
import { readWhole } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { openAgeFile } from './age-file-reader.ts';
import { AgeFileWriter } from './age-file-writer.ts';
import { type AgeAudience, createAgeHeader, newAgeIdentity } from './age-header.ts';

const scratch = scratchFolder('age-tool');
const sizes = [0, 1, 65_535, 65_536, 65_537, 1_048_576, 1_048_579];
const me = await newAgeIdentity();
const colleague = await newAgeIdentity();
const identityFile = join(scratch, 'identity.txt');
writeFileSync(identityFile, `# created: 2026-01-01T00:00:00Z\n${me.identity}\n`, { mode: 0o600 });

async function writeAge(name: string, to: AgeAudience, content: Uint8Array): Promise<string> {
  const path = join(scratch, name);
  const writer = await AgeFileWriter.create(path, await createAgeHeader(to));
  await writer.write(content);
  await writer.finish();
  return path;
}

async function readAge(path: string, key: Parameters<typeof openAgeFile>[1]): Promise<Buffer> {
  const source = await openAgeFile(path, key);
  const content = await readWhole(source);
  await source.close();
  return content;
}

describe.skipIf(ageToolMissing !== null)('the public age tool', () => {
  test.each(sizes)('opens what we seal: %i bytes', async (size) => {
    const content = randomBytes(size);
    const recipients = [colleague.recipient, me.recipient];
    const path = await writeAge(`ours-${size}.age`, { recipients }, content);
    expect(age(['-d', '-i', identityFile, path]).equals(content)).toBe(true);
  });

  test.each(sizes)('seals what we open: %i bytes', async (size) => {
    const content = randomBytes(size);
    const path = join(scratch, `theirs-${size}.age`);
    age(['-r', colleague.recipient, '-r', me.recipient, '-o', path], content);
    expect((await readAge(path, { identity: me.identity })).equals(content)).toBe(true);
    expect((await readAge(path, { identity: colleague.identity })).equals(content)).toBe(true);
  });
});

describe.skipIf(ageTerminalMissing !== null)('the public age tool with a passphrase', () => {
  const passphrase = 'zes woorden om mee te openen';

  test('opens what we seal', async () => {
    const content = randomBytes(100_000);
    const path = await writeAge('our passphrase.age', { passphrase }, content);
    const out = join(scratch, 'opened');
    await ageWithPassphrase(['-d', '-o', out, path], passphrase);
    expect(readFileSync(out).equals(content)).toBe(true);
  });

  test('seals what we open', async () => {
    const content = randomBytes(100_000);
    const plain = join(scratch, 'plain');
    const path = join(scratch, 'their passphrase.age');
    writeFileSync(plain, content);
    await ageWithPassphrase(['-p', '-o', path, plain], passphrase);
    expect((await readAge(path, { passphrase })).equals(content)).toBe(true);
  });
});
