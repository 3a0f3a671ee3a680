import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import commandLineWords from '../../src/main/cli/words.nl.json' with { type: 'json' };
import { readBurntNumber } from '../../src/main/media/demo-footage.ts';
import { ageToolMissing } from '../support/age-tool.ts';
import { type Ended, kijkkring } from '../support/command-line.ts';
import { decodeFrames, psnr } from '../support/decoded-frames.ts';
import { ownPlaces, searchForLeaks, sharedPlaces } from '../support/leak-search.ts';
import { mediaIdentities } from '../support/library-keys.ts';
import { scratchFolder } from '../support/scratch.ts';
import { unpackZip } from '../support/unpack-zip.ts';

const scratch = scratchFolder('demo');
const out = join(scratch, 'out');
const passphrase = commandLineWords['demo.passphrase'];
const places = join(scratch, 'places');
const startedAt = Date.now() - 1000;
let ended: Ended;
let outcome: Outcome;

interface Outcome {
  readonly library: string;
  readonly secondLibrary: string;
  readonly bundle: string;
  readonly identityFile: string;
  readonly report: string;
  readonly recordingId: string;
  readonly frames: number;
  readonly fragments: readonly { fragmentId: string; inUs: number; outUs: number; frames: number }[];
  readonly released: readonly string[];
}

beforeAll(async () => {
  ended = await kijkkring(['demo', '--out', out], { env: ownPlaces(places) });
  expect(ended.code, ended.stderr).toBe(0);
  outcome = ended.json as unknown as Outcome;
});

test('the demo does the whole job and ends with a verified bundle', () => {
  expect(ended.json).toMatchObject({
    frames: 1500,
    verified: true,
    signature: 'valid',
    imports: [{ alreadyHere: false }, { alreadyHere: true }],
  });
  expect(outcome.fragments.map(({ inUs, outUs, frames }) => [inUs, outUs, frames])).toEqual([
    [12_360_000, 16_520_000, 104],
    [59_000_000, 60_000_000, 25],
    [9_880_000, 10_200_000, 8],
    [20_000_000, 24_000_000, 100],
    [31_040_000, 33_000_000, 49],
  ]);
  expect(outcome.released).toEqual(outcome.fragments.slice(0, 2).map(({ fragmentId }) => fragmentId));
  expect(readdirSync(out).sort()).toEqual([
    'library',
    'library-colleague',
    'recipient.txt',
    'report.md',
    'session.kijkkring',
  ]);
  expect(readFileSync(outcome.report, 'utf8')).toContain(outcome.released[0]);
});

test('two imports of the bundle leave one copy of each film', () => {
  const films = readdirSync(join(outcome.secondLibrary, 'footage'), { recursive: true }).map(String);
  expect(films.filter((name) => name.endsWith('.age')).map((name) => name.split('/').at(-1))).toHaveLength(2);
});

describe.runIf(ageToolMissing === null)('with the public age tool', () => {
  const opened = join(scratch, 'opened');

  beforeAll(async () => {
    const zip = join(scratch, 'bundle.zip');
    execFileSync('age', ['-d', '-i', outcome.identityFile, '-o', zip, outcome.bundle]);
    await unpackZip(zip, opened);
  });

  test('the bundle holds the released fragments and nothing of the others', async () => {
    expect(readdirSync(join(opened, 'media')).sort()).toEqual(
      outcome.released.map((id) => `${id}.mp4`).sort(),
    );
    const everything = readdirSync(opened, { recursive: true })
      .map((name) => join(opened, String(name)))
      .filter((path) => /\.(json|sig|mp4)$/.test(path))
      .map((path) => readFileSync(path));
    const unreleased = outcome.fragments.slice(2).flatMap(({ fragmentId }) => [fragmentId]);
    const hidden = [
      ...unreleased,
      outcome.recordingId,
      ...(
        ['demo.fragment3', 'demo.fragment4', 'demo.fragment5', 'demo.why3', 'demo.why4', 'demo.why5'] as const
      ).map((key) => commandLineWords[key]),
      ...(['demo.note', 'demo.recording', 'demo.expectation', 'demo.pupil'] as const).map(
        (key) => commandLineWords[key],
      ),
    ];
    const found = hidden.filter((text) =>
      everything.some((bytes) => bytes.includes(Buffer.from(text, 'utf8'))),
    );
    expect(found).toEqual([]);
    // The search must be able to find: what was released is there.
    expect(everything.some((bytes) => bytes.includes(commandLineWords['demo.fragment1']))).toBe(true);
  });

  test('every sealed file of both libraries opens with the age tool, and the original is what came in', async () => {
    for (const library of [outcome.library, outcome.secondLibrary]) {
      const identities = await mediaIdentities(library, passphrase);
      const files = readdirSync(join(library, 'footage'), { recursive: true }).map(String);
      for (const name of files.filter((file) => file.endsWith('.age'))) {
        const identity = join(scratch, 'identity.txt');
        writeFileSync(identity, `${identities.get(dirname(name))}\n`);
        const plain = join(scratch, 'plain', name);
        mkdirSync(dirname(plain), { recursive: true });
        execFileSync('age', ['-d', '-i', identity, '-o', plain, join(library, 'footage', name)]);
        rmSync(identity);
      }
    }
    expect(readFileSync(originalPath()).subarray(4, 8).toString('ascii')).toBe('ftyp');
  });

  test('each released film has exactly the frames of its span, and looks like the source', async () => {
    const source = await decodeFrames(originalPath(), 640, 360);
    expect(source.luma.map((luma) => readBurntNumber(luma, 640))).toEqual(
      source.luma.map((_frame, at) => at),
    );
    for (const id of outcome.released) {
      const fragment = outcome.fragments.find(({ fragmentId }) => fragmentId === id);
      const first = Math.round((fragment?.inUs ?? 0) / 40_000);
      const film = await decodeFrames(join(opened, 'media', `${id}.mp4`), 640, 360);
      const numbers = film.luma.map((luma) => readBurntNumber(luma, 640));
      expect(numbers).toEqual(Array.from({ length: fragment?.frames ?? 0 }, (_unused, at) => first + at));
      const worst = Math.min(
        ...film.luma.map((luma, at) => psnr(luma, source.luma[first + at] ?? new Uint8Array())),
      );
      expect(worst).toBeGreaterThanOrEqual(35);
    }
  });

  test('a released film tells nothing of camera, place or maker', () => {
    for (const id of outcome.released) {
      const shown = execFileSync('ffprobe', [
        ...['-v', 'error', '-show_entries', 'stream_tags:format_tags:chapter', '-of', 'json'],
        join(opened, 'media', `${id}.mp4`),
      ]).toString();
      expect(shown).not.toMatch(/Lavc|Lavf|x264|location|creation_time|make|model|com\.apple/i);
      expect(readFileSync(join(opened, 'media', `${id}.mp4`)).includes('x264')).toBe(false);
    }
  });

  function originalPath(): string {
    return join(scratch, 'plain', outcome.recordingId, 'original-0.age');
  }
});

test('nothing of the demo lies in the clear, in any place where a program may leave something', () => {
  const texts = Object.entries(commandLineWords)
    .filter(([key]) => key.startsWith('demo.') && key !== 'demo.passphraseTold')
    .map(([, text]) => text);
  const planted = join(places, 'TMPDIR', 'planted.bin');
  writeFileSync(planted, Buffer.from(`x${commandLineWords['demo.pupil']}x`, 'utf16le').swap16());
  writeFileSync(`${planted}.mp4`, Buffer.from('\0\0\0\x20ftypisom\0\0\0\0', 'latin1'));
  const own = { places: [out, places], texts, since: startedAt };
  expect([...new Set(searchForLeaks(own).map(({ file }) => file))]).toEqual([planted, `${planted}.mp4`]);
  rmSync(planted);
  rmSync(`${planted}.mp4`);
  expect(searchForLeaks(own)).toEqual([]);
  const sentences = texts.filter((text) => text.includes(' '));
  expect(
    searchForLeaks({
      places: sharedPlaces,
      texts: sentences,
      since: startedAt,
      media: false,
      skip: [scratch],
    }),
  ).toEqual([]);
});

test('a bundle with an altered byte is refused', async () => {
  const altered = join(scratch, 'altered.kijkkring');
  const bytes = readFileSync(outcome.bundle);
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(altered, bytes);
  const verified = await kijkkring(['bundle', 'verify', altered, '--identity-file', outcome.identityFile]);
  expect(verified.json?.error).toMatchObject({ code: 'bundleDamaged' });
});
