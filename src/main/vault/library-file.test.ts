import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import {
  authenticateLibraryFile,
  formatLibraryFile,
  LIBRARY_FILE_NAME,
  parseLibraryFile,
  readLibraryFile,
  storedWrap,
  wrapBinding,
} from './library-file.ts';
import { deriveSubkey, newMasterKey, unwrapMasterKey, wrapMasterKey } from './master-key.ts';

const libraryId = '0b0e8a4e-6a54-4b67-9a86-0a2f3f6f7a10';
const master = newMasterKey();
const passphraseKey = Buffer.alloc(32, 7);
const kdf = {
  algorithm: 'argon2id13',
  memoryBytes: 256 * 1024 * 1024,
  passes: 3,
  salt: Buffer.alloc(16, 3),
} as const;
const wrapped = wrapMasterKey(master, passphraseKey, wrapBinding('passphrase', libraryId));
const macKey = deriveSubkey(master, 'libraryMac');
const text = formatLibraryFile(macKey, {
  libraryId,
  wraps: [storedWrap({ kind: 'passphrase', kdf, ...wrapped })],
  databaseSalts: [Buffer.alloc(32, 5)],
});
const scratch = scratchFolder('library-file');

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** The file with a change in it, written out again without repairing checksum or MAC. */
function changed(change: (json: ReturnType<typeof JSON.parse>) => void): string {
  const json = JSON.parse(text);
  change(json);
  return JSON.stringify(json);
}

test('what is written is read back, and its MAC holds under the master key alone', () => {
  const file = parseLibraryFile(text);
  const { databaseSalts, wraps, ...others } = JSON.parse(text);
  expect(others.checksum).toMatch(/^[0-9a-f]{64}$/);
  expect({ ...file, content: JSON.parse(file.content.toString()) }).toEqual({
    libraryId,
    wraps,
    databaseSalts: [Buffer.alloc(32, 5)],
    passphraseWrap: { kind: 'passphrase', kdf, ...wrapped },
    recoveryWrap: null,
    content: {
      format: 'kijkkring-library',
      version: 1,
      libraryId,
      wraps: [
        {
          kind: 'passphrase',
          kdf: { ...kdf, salt: kdf.salt.toString('base64') },
          nonce: wrapped.nonce.toString('base64'),
          wrappedKey: wrapped.wrappedKey.toString('base64'),
        },
      ],
      databaseSalts,
    },
    mac: Buffer.from(others.mac, 'base64'),
  });
  expect(codeOf(() => authenticateLibraryFile(file, macKey))).toBe('accepted');
  expect(codeOf(() => authenticateLibraryFile(file, newMasterKey()))).toBe('libraryDamaged');
});

test('white space and line ends of an editor change nothing', () => {
  const retyped = JSON.stringify(JSON.parse(text), null, '\t').replaceAll('\n', '\r\n');
  expect(parseLibraryFile(retyped)).toEqual(parseLibraryFile(text));
});

test('a wrap opens with its key, for its library and its kind only', () => {
  const binding = wrapBinding('passphrase', libraryId);
  expect(unwrapMasterKey(wrapped, passphraseKey, binding)).toEqual(master);
  expect(unwrapMasterKey(wrapped, Buffer.alloc(32, 8), binding)).toBeNull();
  expect(unwrapMasterKey(wrapped, passphraseKey, binding.replace('0b0e', '0b0f'))).toBeNull();
  expect(unwrapMasterKey(wrapped, passphraseKey, binding.replace('passphrase', 'recovery'))).toBeNull();
});

describe('refused', () => {
  test('every flipped bit, as damage and never as a wrong passphrase', () => {
    const found = new Set<string>();
    const bytes = Buffer.from(text);
    for (let i = 0; i < bytes.length * 8; i += 1) {
      const copy = Buffer.from(bytes);
      copy.writeUInt8(copy.readUInt8(i >> 3) ^ (1 << (i & 7)), i >> 3);
      const flipped = copy.toString('utf8');
      const code = codeOf(() => authenticateLibraryFile(parseLibraryFile(flipped), macKey));
      // A flip that turns one white space into another is the one that changes nothing.
      const content = codeOf(() => JSON.parse(flipped)) === 'accepted' ? JSON.parse(flipped) : null;
      if (JSON.stringify(content) === JSON.stringify(JSON.parse(text))) expect(code).toBe('accepted');
      else found.add(code);
    }
    expect([...found].sort()).toEqual(['libraryDamaged', 'libraryNewer', 'libraryWeakened']);
  });

  test('cut at every length', () => {
    const codes = new Set<string>();
    for (let length = 0; length < text.length - 2; length += 1) {
      codes.add(codeOf(() => parseLibraryFile(text.slice(0, length))));
    }
    expect([...codes]).toEqual(['libraryDamaged']);
  });

  test.each([
    ['lowered memory', changed((json) => (json.wraps[0].kdf.memoryBytes = 8192)), 'libraryWeakened'],
    ['lowered passes', changed((json) => (json.wraps[0].kdf.passes = 1)), 'libraryWeakened'],
    ['absurd memory', changed((json) => (json.wraps[0].kdf.memoryBytes = 2 ** 50)), 'libraryWeakened'],
    ['absurd passes', changed((json) => (json.wraps[0].kdf.passes = 1_000_000)), 'libraryWeakened'],
    ['another algorithm', changed((json) => (json.wraps[0].kdf.algorithm = 'argon2i')), 'libraryDamaged'],
    ['a newer version', changed((json) => Object.assign(json, { version: 2, anything: 1 })), 'libraryNewer'],
    ['another format', changed((json) => (json.format = 'other')), 'libraryDamaged'],
    ['a field more', changed((json) => (json.name = 'Sanne')), 'libraryDamaged'],
    ['a field in a wrap more', changed((json) => (json.wraps[0].name = 'Sanne')), 'libraryDamaged'],
    ['a wrap more', changed((json) => json.wraps.push({ kind: 'recovery' })), 'libraryDamaged'],
    ['no wrap', changed((json) => (json.wraps = [])), 'libraryDamaged'],
    ['two passphrase wraps', changed((json) => json.wraps.push(json.wraps[0])), 'libraryDamaged'],
    ['a list', '[]', 'libraryDamaged'],
    ['null', 'null', 'libraryDamaged'],
    ['not JSON', 'library', 'libraryDamaged'],
  ])('%s', (_what, content, code) => {
    expect(codeOf(() => parseLibraryFile(content))).toBe(code);
  });
});

test('what stands on disk: missing, a folder, a file in the way, much too large', async () => {
  const folder = (name: string, content?: string) => {
    const path = join(scratch, name);
    mkdirSync(path);
    if (content !== undefined) writeFileSync(join(path, LIBRARY_FILE_NAME), content);
    return path;
  };
  mkdirSync(join(folder('a folder'), LIBRARY_FILE_NAME));
  writeFileSync(join(scratch, 'a file'), text);
  await expect(readLibraryFile(folder('whole', text))).resolves.toEqual(parseLibraryFile(text));
  await expect(readLibraryFile(join(scratch, 'none'))).rejects.toMatchObject({ code: 'libraryNotFound' });
  await expect(readLibraryFile(folder('empty'))).rejects.toMatchObject({ code: 'libraryNotFound' });
  await expect(readLibraryFile(join(scratch, 'a file'))).rejects.toMatchObject({ code: 'libraryNotFound' });
  await expect(readLibraryFile(join(scratch, 'a folder'))).rejects.toMatchObject({ code: 'libraryDamaged' });
  await expect(readLibraryFile(folder('nothing in it', ''))).rejects.toMatchObject({
    code: 'libraryDamaged',
  });
  await expect(readLibraryFile(folder('large', text + ' '.repeat(70_000)))).rejects.toMatchObject({
    code: 'libraryDamaged',
  });
});
