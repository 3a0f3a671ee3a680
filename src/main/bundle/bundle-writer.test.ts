import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  draftMedia,
  draftOf,
  films,
  guide,
  mediaOf,
  sessionOf,
  signer,
} from '../../../tests/support/bundle-draft.ts';
import { fragmentIds, sha256 } from '../../../tests/support/bundle-forge.ts';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scale } from '../../../tests/support/scale.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { newAgeIdentity } from '../vault/age-identity.ts';
import { newSigningKey } from '../vault/signing.ts';
import { type BundleDraft, writeBundle } from './bundle-writer.ts';
import { signFragment } from './signed-record.ts';

const scratch = scratchFolder('bundle-writer');
const { recipient } = await newAgeIdentity();
const sealTo = { recipients: [recipient] };
const process300 = join(import.meta.dirname, '../../../tests/support/bundle-writing-process.ts');

/** The code that writing was refused with; fails when a file is left. */
async function refusalOf(change: Partial<BundleDraft>, folder = scratch): Promise<string> {
  const target = join(folder, 'refused.kijkkring');
  const before = readdirSync(folder).sort();
  try {
    await writeBundle(draftOf({ target, sealTo, ...change }));
    return 'written';
  } catch (error) {
    expect(readdirSync(folder).sort()).toEqual(before);
    return (error as { code?: string }).code ?? String(error);
  }
}

/** A film that does something after so many bytes were read of it. */
function filmThat(act: () => void, after: number): ByteSource {
  const source = memorySource(Buffer.alloc(3_000_000));
  return {
    ...source,
    read: (offset, length) => {
      if (offset >= after) act();
      return source.read(offset, length);
    },
  };
}

const onlyFirst = (source: ByteSource, hash = sha256(Buffer.alloc(source.size))) => ({
  session: sessionOf(fragmentIds.slice(0, 1)),
  media: [{ fragmentId: fragmentIds[0] ?? '', source, sha256: hash }],
});

test('cancelled in the middle of a film, nothing is left', async () => {
  const controller = new AbortController();
  const film = filmThat(() => controller.abort(new KijkkringError('cancelled')), 1_000_000);
  expect(await refusalOf({ ...onlyFirst(film), signal: controller.signal })).toBe('cancelled');
  const early = AbortSignal.abort(new KijkkringError('cancelled'));
  expect(await refusalOf({ signal: early })).toBe('cancelled');
});

test('a film that is not what was rendered, is shorter, or can not be read', async () => {
  const [first, second] = films;
  if (first === undefined || second === undefined) throw new Error('two films');
  const other = { ...mediaOf(second.fragmentId, second.bytes), sha256: sha256(first.bytes) };
  expect(await refusalOf({ media: [mediaOf(first.fragmentId, first.bytes), other] })).toBe('footageDamaged');
  const broken = filmThat(() => {
    throw new KijkkringError('footageDamaged');
  }, 1_000_000);
  expect(await refusalOf(onlyFirst(broken))).toBe('footageDamaged');
  const short: ByteSource = { ...memorySource(Buffer.alloc(1000)), size: 500_000 };
  expect(await refusalOf(onlyFirst(short, sha256(Buffer.alloc(1000))))).toBe('footageDamaged');
});

test('what is already there stays as it was, also when it came during the writing', async () => {
  const folder = join(scratch, 'taken');
  mkdirSync(folder);
  const target = join(folder, 'refused.kijkkring');
  writeFileSync(target, 'mine');
  expect(await refusalOf({}, folder)).toBe('fileExists');
  expect(readFileSync(target, 'utf8')).toBe('mine');
  rmSync(target);
  const film = filmThat(() => writeFileSync(target, 'mine'), 2_000_000);
  await expect(writeBundle(draftOf({ target, sealTo, ...onlyFirst(film) }))).rejects.toMatchObject({
    code: 'fileExists',
  });
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['refused.kijkkring']);
});

test('nobody to seal for, a bad recipient, no folder', async () => {
  expect(await refusalOf({ sealTo: { recipients: [] } })).toBe('recipientInvalid');
  expect(await refusalOf({ sealTo: { recipients: ['age1nobody'] } })).toBe('recipientInvalid');
  expect(await refusalOf({ target: join(scratch, 'nowhere', 'x.kijkkring') })).toBe('fileNotFound');
});

test('a bundle that no reader would accept is not written', async () => {
  const session = sessionOf();
  const [first] = session.fragments;
  if (first === undefined) throw new Error('a fragment');
  const many = Array.from({ length: 201 }, () => first);
  const resigned = signFragment({ ...first.record, position: 3 }, signer);
  const unreadable: Partial<BundleDraft>[] = [
    { session: { ...session, fragments: many } },
    { session: { ...session, fragments: [resigned, ...session.fragments.slice(1)] } },
    { session: { ...session, fragments: [{ ...first, signature: 'A'.repeat(86) }] } },
    { signer: newSigningKey() },
    { media: draftMedia().slice(1) },
    { media: [...draftMedia(), ...draftMedia().slice(1)] },
    { guides: [{ ...guide, id: '../evil' }] },
    { guides: [guide, guide] },
  ];
  const outcomes = [];
  for (const change of unreadable) outcomes.push(await refusalOf(change));
  expect(outcomes).toEqual(unreadable.map(() => 'internal'));
});

const diskMissing = smallDisk();

describe.skipIf(diskMissing.reason !== null)('on a full disk', () => {
  test('nothing is left', async () => {
    const film = memorySource(Buffer.alloc(3_000_000));
    expect(await refusalOf(onlyFirst(film), diskMissing.folder)).toBe('diskFull');
  });
});

/** A file system of 1 MiB; only root on Linux can make one. */
function smallDisk(): { folder: string; reason: string | null } {
  const folder = join(scratch, 'small-disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
    afterAll(() => execFileSync('umount', [folder]));
    return { folder, reason: null };
  } catch (error) {
    const reason = `no small disk could be mounted (${(error as Error).message.split('\n')[0]})`;
    process.stdout.write(`skipped: ${reason}\n`);
    return { folder, reason };
  }
}

function writeInProcess(bytes: number): { grown: number; bytes: number; same: boolean } {
  const target = join(scratch, `large-${bytes}.kijkkring`);
  const said = execFileSync(process.execPath, [process300, target, String(bytes)], {
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  rmSync(target);
  return JSON.parse(said.toString());
}

test('a film of 300 MB passes through bounded memory', () => {
  const outcome = writeInProcess(300_000_000);
  process.stdout.write(`300 MB film: memory grew by ${Math.round(outcome.grown / 1e6)} MB\n`);
  expect(outcome.same).toBe(true);
  expect(outcome.bytes).toBeGreaterThan(300_000_000);
  expect(outcome.grown).toBeLessThan(200_000_000);
});

if (scale < 1)
  process.stdout.write('skipped: a film above 4 GiB is only written at full scale (KK_SCALE=1)\n');

test.runIf(scale >= 1)('a film above 4 GiB is written and read', { timeout: 900_000 }, () => {
  const outcome = writeInProcess(4_400_000_000);
  expect(outcome.same).toBe(true);
  expect(outcome.grown).toBeLessThan(200_000_000);
});
