import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { TRIES_NAME } from '../../src/main/core/wrong-tries.ts';
import en from '../../src/shared/i18n/errors.en.json' with { type: 'json' };
import nl from '../../src/shared/i18n/errors.nl.json' with { type: 'json' };
import { makeCameraFile } from '../support/camera-file.ts';
import { type Ended, kijkkring, LibraryOnDisk } from '../support/command-line.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('bad-input');
const film = join(scratch, 'film.mp4');
let made: LibraryOnDisk;
let copies = 0;

beforeAll(async () => {
  makeCameraFile(film, { seconds: 2 });
  made = new LibraryOnDisk(scratch, 'made');
  await made.ask(['library', 'create']);
  await made.ask(['import', film, '--title', 'De eerste']);
});

function copy(): LibraryOnDisk {
  copies += 1;
  const other = new LibraryOnDisk(scratch, `copy-${copies}`);
  cpSync(made.folder, other.folder, { recursive: true });
  return other;
}

/** Every file below a folder with a hash of its content, so that "changes nothing" can be seen. */
function contentOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    files
      .filter((name) => statSync(join(folder, name)).isFile() && !name.endsWith('-wal'))
      // a wrong passphrase is counted, for the wait after five of them
      .filter((name) => name !== TRIES_NAME)
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
  );
}

const wordsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = { nl, en };

/** Refused with this code, in words of the language asked for, exit code 1. */
function expectRefusal(ended: Ended, code: string, language = 'nl'): void {
  const error = ended.json?.error as { code: string; message: string } | undefined;
  expect({ code: error?.code, exit: ended.code }, ended.stderr).toEqual({ code, exit: 1 });
  const start = wordsOf[language]?.[code]?.split('{{')[0] ?? 'no words';
  expect(error?.message.startsWith(start)).toBe(true);
}

test('a wrong passphrase is refused in both languages, and nothing is changed', async () => {
  const wrong = new LibraryOnDisk(scratch, 'wrong', 'een heel andere zin');
  const before = contentOf(made.folder);
  const open = ['recordings', '--library', made.folder, '--passphrase-file', wrong.passphraseFile];
  expectRefusal(await kijkkring(open), 'passphraseWrong');
  expectRefusal(await kijkkring([...open, '--lang', 'en']), 'passphraseWrong', 'en');
  expect(contentOf(made.folder)).toEqual(before);
});

test('no library, no passphrase, and a passphrase file that is none', async () => {
  expectRefusal(await kijkkring(['recordings']), 'libraryNotFound');
  expectRefusal(await kijkkring(['recordings', '--library', made.folder]), 'passphraseMissing');
  const asked = ['recordings', '--library', made.folder, '--passphrase-file'];
  const binary = join(scratch, 'binary.txt');
  writeFileSync(binary, Buffer.from([0xc3, 0x28, 0xff]));
  const blank = join(scratch, 'blank.txt');
  writeFileSync(blank, '\n\n');
  expectRefusal(await kijkkring([...asked, binary]), 'passphraseFileInvalid');
  expectRefusal(await kijkkring([...asked, blank]), 'passphraseFileInvalid');
  expectRefusal(await kijkkring([...asked, join(scratch, 'absent.txt')]), 'fileNotFound');
});

test('a passphrase file may have a byte order mark, a Windows line end and decomposed letters', async () => {
  const file = join(scratch, 'windows.txt');
  const library = new LibraryOnDisk(scratch, 'accents', 'café met één kat');
  await library.ask(['library', 'create']);
  writeFileSync(file, `\uFEFF${'café met één kat'.normalize('NFD')}\r\nsecond line\r\n`);
  const ended = await kijkkring(['recordings', '--library', library.folder, '--passphrase-file', file]);
  expect(ended.json).toEqual({ recordings: [] });
});

test('a damaged, truncated, missing or newer key file', async () => {
  const cases: readonly (readonly [(path: string) => void, string])[] = [
    [(path) => writeFileSync(path, 'not json'), 'libraryDamaged'],
    [(path) => truncateSync(path, 40), 'libraryDamaged'],
    [
      (path) =>
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replace(/"memoryBytes":\s*\d+/, '"memoryBytes": 1048576'),
        ),
      'libraryWeakened',
    ],
    [
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(/"version":\s*1/, '"version": 2')),
      'libraryNewer',
    ],
  ];
  for (const [damage, code] of cases) {
    const library = copy();
    damage(join(library.folder, 'library.json'));
    const before = contentOf(library.folder);
    expectRefusal(await library.run(['recordings']), code);
    expect(contentOf(library.folder)).toEqual(before);
  }
});

test('a damaged database and damaged footage', async () => {
  const database = copy();
  const path = join(database.folder, 'library.db');
  const bytes = readFileSync(path);
  bytes.fill(7, 4096, 8192);
  writeFileSync(path, bytes);
  expectRefusal(await database.run(['recordings']), 'databaseDamaged');

  const footage = copy();
  const [recording] = (await footage.ask(['recordings'])).recordings as {
    recordingId: string;
    durationUs: number;
  }[];
  const original = join(footage.folder, 'footage', recording?.recordingId ?? '', 'original-0.age');
  const sealed = readFileSync(original);
  sealed.writeUInt8(sealed.readUInt8(sealed.length - 5) ^ 1, sealed.length - 5);
  writeFileSync(original, sealed);
  const fragment = [
    'fragment',
    'add',
    '--recording',
    recording?.recordingId ?? '',
    '--in',
    '0',
    '--out',
    '1',
    '--title',
    't',
  ];
  const { fragmentId } = await footage.ask(fragment);
  const { meetingId } = await footage.ask(['meeting', 'add', '--title', 'm', '--date', '2030-01-01']);
  await footage.ask(['release', String(fragmentId), '--meeting', String(meetingId)]);
  const words = join(scratch, 'six-words.txt');
  writeFileSync(words, 'zes woorden voor een goed pakket\n');
  const target = join(scratch, 'damaged.kijkkring');
  const exported = await footage.run([
    'bundle',
    'export',
    '--meeting',
    String(meetingId),
    '--to',
    target,
    '--bundle-passphrase-file',
    words,
  ]);
  expectRefusal(exported, 'footageDamaged');
  expect(readdirSync(scratch).filter((name) => name.includes('damaged.kijkkring'))).toEqual([]);
});

test('files that are no film are refused for their reason, and leave nothing', async () => {
  const library = copy();
  const before = Object.keys(contentOf(library.folder)).sort();
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(scratch, name), content);
    return join(scratch, name);
  };
  const sound = join(scratch, 'sound.m4a');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', sound]);
  const cases: readonly (readonly [string, string])[] = [
    [join(scratch, 'absent.mp4'), 'fileNotFound'],
    [file('empty.mp4', ''), 'fileEmpty'],
    [scratch, 'fileIsFolder'],
    [file('letter.mp4', 'Beste ouders, morgen filmen we in de klas.'), 'notAVideo'],
    [file('noise.mp4', Buffer.alloc(100_000, 0x5a)), 'notAVideo'],
    [sound, 'mediaHasNoPicture'],
    [join(scratch, 'x'.repeat(300)), 'pathTooLong'],
  ];
  for (const [path, code] of cases) expectRefusal(await library.run(['import', path]), code);
  expect(Object.keys(contentOf(library.folder)).sort()).toEqual(before);
  expect(((await library.ask(['recordings'])).recordings as unknown[]).length).toBe(1);
});

test('paths with spaces, quotes, emoji and 250 characters are read', async () => {
  const library = copy();
  const names = [
    'les 3 \'kring\' "hoek".mp4',
    'klas 🎬 vóór.mp4',
    `${'lang'.repeat(61)}ab.mp4`,
    '-vf.mp4',
    'a;b$(c)`d`.mp4',
  ];
  for (const name of names) {
    const path = join(scratch, 'odd names', name);
    mkdirSync(dirname(path), { recursive: true });
    cpSync(film, path);
    expect((await kijkkring(['import', ...library.opening, '--', path])).json).toMatchObject({
      state: 'ready',
      frames: 50,
    });
  }
});

test('a library that is open elsewhere is not opened twice', async () => {
  const library = copy();
  const holder = spawn(process.execPath, ['-e', holdOpen(library)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: join(import.meta.dirname, '../..'),
  });
  try {
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expectRefusal(await library.run(['recordings']), 'libraryInUse');
  } finally {
    holder.stdin.end();
  }
});

function holdOpen(library: LibraryOnDisk): string {
  const core = JSON.stringify(join(import.meta.dirname, '../../src/main/core/create-core.ts'));
  const ports = JSON.stringify(join(import.meta.dirname, '../../src/main/core/ports.ts'));
  return `import(${core}).then(async ({ createCore }) => {
    const { systemClock: clock, randomIds: ids } = await import(${ports});
    const core = createCore({ clock, ids, log: { error: (id, stack) => console.error(stack) } });
    const passphrase = require('fs').readFileSync(${JSON.stringify(library.passphraseFile)}, 'utf8').trim();
    await core.ask('owner', 'library.unlock', { folder: ${JSON.stringify(library.folder)}, passphrase });
    process.stdout.write('open');
    process.stdin.resume();
    process.stdin.on('end', () => core.close().then(() => process.exit(0)));
  })`;
}

test('a folder that holds something does not become a library', async () => {
  const library = new LibraryOnDisk(scratch, 'taken');
  mkdirSync(library.folder);
  writeFileSync(join(library.folder, 'mine.txt'), 'mine');
  expectRefusal(await library.run(['library', 'create']), 'fileExists');
  expectRefusal(await made.run(['library', 'create']), 'libraryExists');
  expect(contentOf(library.folder)).toHaveProperty('mine.txt');
});

test('times, items and ids that do not exist', async () => {
  const library = copy();
  const [recording] = (await library.ask(['recordings'])).recordings as { recordingId: string }[];
  const id = recording?.recordingId ?? '';
  const nobody = '00000000-0000-4000-8000-000000000000';
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['tag', 'add', '--recording', id, '--item', 'Q9', '--at', '1'], 'guideItemUnknown'],
    [['tag', 'add', '--recording', id, '--item', 'A1', '--at', '99'], 'timeOutside'],
    [['tag', 'add', '--recording', nobody, '--item', 'A1', '--at', '1'], 'recordingNotFound'],
    [['tag', 'add', '--recording', 'nonsense', '--item', 'A1', '--at', '1'], 'invalidInput'],
    [['fragment', 'add', '--recording', id, '--in', '1', '--out', '0.5', '--title', 't'], 'fragmentEmpty'],
    [['meeting', 'add', '--title', 'm', '--date', '2030-02-30'], 'invalidInput'],
    [['release', nobody, '--meeting', nobody], 'meetingNotFound'],
    [['call', 'no.such', '{}'], 'unknownProcedure'],
    [['call', 'history.undo', '{"recordingId":7}'], 'invalidInput'],
  ];
  for (const [args, code] of cases) expectRefusal(await library.run(args), code);
});

test('a release of a class about which nothing was stated is told of, and goes on', async () => {
  const library = copy();
  const [recording] = (await library.ask(['recordings'])).recordings as { recordingId: string }[];
  const of = ['--recording', recording?.recordingId ?? ''];
  await library.ask(['tag', 'add', ...of, '--item', 'A1', '--at', '0.5', '--pupil', 'Marnix']);
  const clip = ['fragment', 'add', ...of, '--in', '0', '--out', '1', '--title', 't'];
  const { fragmentId } = await library.ask(clip);
  const { meetingId } = await library.ask(['meeting', 'add', '--title', 'm', '--date', '2030-01-01']);
  const ended = await library.run(['release', String(fragmentId), '--meeting', String(meetingId)], {});
  expect(ended.json).toMatchObject({ released: [{ fragmentId }] });
  expect(ended.stderr).toContain('class.state');
});

test('wrong usage ends with 2, and help with 0', async () => {
  const wrong = [
    ['fragment', 'add'],
    ['import'],
    ['tag', 'add', '--at', '1:99'],
    ['no-such-command'],
    ['call', 'job.list', '{'],
  ];
  for (const args of wrong) expect({ args, code: (await kijkkring(args)).code }).toEqual({ args, code: 2 });
  const child = spawn(process.execPath, [
    join(import.meta.dirname, '../../src/main/cli/main.ts'),
    'tag',
    'add',
    '--help',
  ]);
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(0);
});
