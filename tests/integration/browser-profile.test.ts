import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { randomIds, systemStopwatch } from '../../src/main/core/ports.ts';
import { type LoopbackServer, startLoopback } from '../../src/main/loopback/loopback-server.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { hasChromium } from '../e2e/chromium.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { headlessWindow } from '../support/headless-window.ts';
import { type Leak, searchForLeaks } from '../support/leak-search.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('window-profile');
const there = hasChromium('browser-profile.test.ts');

const note = 'Marnix keek op toen ik wachtte';
const title = 'Rekenles van dinsdag';
const passphrase = 'kastanje dakgoot zwaluw emmer';

/** A page that does what the product's window does with private things: type, ask, play, show a title. */
const page = {
  'index.html': `<!doctype html><title>Kijkkring</title><h1></h1><textarea autocomplete="off" spellcheck="false"></textarea>
    <input type="password" autocomplete="off"><video muted></video><script src="/page.js"></script>`,
  'page.js': "new EventSource('/events');",
};

async function serve(core: Core, folder: string): Promise<LoopbackServer> {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(page)) writeFileSync(join(folder, name), text);
  const log = { error: (_id: string, stack: string) => void process.stderr.write(`${stack}\n`) };
  return startLoopback({ core, pageFolder: folder, stopwatch: systemStopwatch, ids: randomIds, log });
}

test.skipIf(!there)(
  "the window's profile holds no note, token or film while it is used, and is gone afterwards",
  async () => {
    const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 8 });
    const core = await coreWithLibrary(join(scratch, 'library'));
    const { id } = (await runJob(core, 'recording.import', { paths: [film], title })) as Recording;
    const server = await serve(core, join(scratch, 'page'));
    const addresses: string[] = [];
    const entry = (): string => {
      addresses.push(server.entry());
      return addresses.at(-1) ?? '';
    };
    const data = join(scratch, 'data');
    const { window, page, close } = await headlessWindow({ ...server, entry }, data);
    onTestFinished(close);

    await page.locator('textarea').pressSequentially(note);
    await page.locator('input').pressSequentially(passphrase);
    const played = await page.evaluate(
      async ([recordingId, text]) => {
        const ask = async (name: string, input: object) => {
          const headers = { 'Content-Type': 'application/json' };
          const response = await fetch(`/call/${name}`, {
            method: 'POST',
            headers,
            body: JSON.stringify(input),
          });
          return response.json();
        };
        await ask('note.add', { recordingId, atUs: 0, text });
        const listed = await ask('recording.list', {});
        const heading = document.querySelector('h1');
        if (heading) heading.textContent = listed.value[0].title;
        const video = document.querySelector('video');
        if (!video) throw new Error('the page has no video element');
        video.src = `/media/film/${recordingId}/0`;
        await video.play();
        while (video.currentTime < 4) await new Promise((resolve) => setTimeout(resolve, 50));
        return video.videoWidth;
      },
      [id, note] as const,
    );
    // it was all really there
    expect(played).toBe(320);
    expect(await page.locator('h1').textContent()).toBe(title);
    const recorded = await core.ask('owner', 'note.list', { recordingId: id });
    expect(recorded.map(({ text }) => text)).toEqual([note]);

    expect(statSync(window.profileFolder).mode & 0o777).toBe(0o700);
    expect(existsSync(join(window.profileFolder, 'open.html'))).toBe(false);
    const devtools = await page.context().newCDPSession(page);
    const { cookies } = await devtools.send('Network.getCookies', { urls: [server.origin] });
    const copy = join(scratch, 'copy');
    const since = Date.now() - 1000;
    cpSync(window.profileFolder, copy, { recursive: true, filter: isFileOrFolder });
    await close();

    const token = new URL(addresses[0] ?? '').search.slice(1);
    const texts = [note, title, passphrase, token, cookies[0]?.value ?? '', id];
    expect(texts.every((text) => text.length >= 16)).toBe(true);
    expect(readdirSync(copy, { recursive: true }).length).toBeGreaterThan(10);
    expect(leaksIn(copy, texts, since)).toEqual([]);
    expect(filesWithPieceOf(film, copy)).toEqual([]);
    expect(existsSync(window.profileFolder)).toBe(false);
    expect(readdirSync(join(data, 'windows'))).toEqual([]);

    // the search would have found them
    writeFileSync(join(copy, 'planted-note'), Buffer.from(`x${note}`, 'utf16le').swap16());
    writeFileSync(join(copy, 'planted-token'), `http://127.0.0.1/enter?${token}`);
    writeFileSync(join(copy, 'planted-film'), readFileSync(film));
    writeFileSync(join(copy, 'planted-piece'), readFileSync(film).subarray(50_000, 60_000));
    const planted = leaksIn(copy, texts, since).map(({ file, what }) => [file, what]);
    expect(planted.sort()).toEqual([
      [join(copy, 'planted-film'), 'mp4 file'],
      [join(copy, 'planted-note'), `${note} (utf-16be)`],
      [join(copy, 'planted-token'), `${token} (utf-8)`],
    ]);
    expect(filesWithPieceOf(film, copy).sort()).toEqual(['planted-film', 'planted-piece']);
    await server.close();
    await core.close();
  },
);

/** Chromium's own databases are there in any profile; what is in them is searched as in every file. */
function leaksIn(folder: string, texts: readonly string[], since: number): Leak[] {
  return searchForLeaks({ places: [folder], texts, since }).filter(({ what }) => what !== 'sqlite file');
}

/** Not the sockets and dangling links with which Chromium marks a profile as taken. */
function isFileOrFolder(path: string): boolean {
  const stat = lstatSync(path);
  return stat.isFile() || stat.isDirectory();
}

/** Files that hold a piece of the film's body, whatever stands before it. */
function filesWithPieceOf(film: string, folder: string): string[] {
  const bytes = readFileSync(film);
  const pieces = Array.from({ length: Math.floor(bytes.length / 4096) }, (_, at) =>
    bytes.subarray(at * 4096, at * 4096 + 48),
  );
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!lstatSync(path).isFile()) return false;
    const content = readFileSync(path);
    return pieces.some((piece) => content.includes(piece));
  });
}
