import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { isPupilPaper, type Paper, papers } from '../../src/shared/model/paper-choices.ts';
import { chromiumArguments, chromiumPath, hasChromium } from '../e2e/chromium.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { type Got, loopbackShell, type Shell, send } from '../support/loopback-shell.ts';
import { scratchFolder } from '../support/scratch.ts';

/** Papers as they come over the loopback shell, and as a browser reads and prints them. */
const scratch = scratchFolder('papers-printed');
let core: Core;
let shell: Shell;
let cookie: string;
let pupilId: string;

const addressOf = (paper: Paper): string => `/papers/${paper}${isPupilPaper(paper) ? `/${pupilId}` : ''}`;

function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  const port = Number(new URL(shell.server.origin).port);
  return send(port, {
    path,
    headers: { host: shell.host, cookie, 'sec-fetch-site': 'same-origin', ...headers },
  });
}

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
  pupilId = (await core.ask('owner', 'pupil.add', { firstName: 'Sara' })).id;
  shell = await loopbackShell(core, join(scratch, 'shell'));
  const { pathname, search } = new URL(shell.server.entry());
  const { headers } = await send(Number(new URL(shell.server.origin).port), {
    path: `${pathname}${search}`,
    headers: { host: shell.host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  });
  cookie = String(headers['set-cookie']).split(';')[0] ?? '';
});

afterAll(async () => {
  await shell.server.close();
  await core.close();
  expect(shell.faults).toEqual([]);
});

test('a paper is a page that is kept nowhere and runs nothing, for our own window alone', async () => {
  const { status, headers, body } = await ask(addressOf('answerAccess'));
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
  const { html } = await core.ask('owner', 'papers.show', {
    paper: 'answerAccess',
    pupilId: pupilId as never,
  });
  expect(body.toString('utf8')).toBe(html);
  expect((await ask(addressOf('answerAccess'), { 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect((await ask(addressOf('answerAccess'), { cookie: 'kijkkring-1=x' })).status).toBe(403);
});

test('a paper that is not there, of nobody or without whom it is about is refused', async () => {
  const nobody = '3b241101-e2bb-4255-8caf-4136c566a962';
  const asked = [
    '/papers/nothing',
    '/papers/answerAccess',
    `/papers/answerAccess/${nobody}`,
    `/papers/protocol/${pupilId}`,
  ];
  expect(await Promise.all(asked.map(async (path) => (await ask(path)).status))).toEqual([
    404, 404, 404, 404,
  ]);
});

test('over the job a page is written as it is shown', async () => {
  const target = join(scratch, 'protocol.html');
  await runJob(core, 'papers.export', { paper: 'protocol', target });
  const { html } = await core.ask('owner', 'papers.show', { paper: 'protocol' });
  expect(readFileSync(target, 'utf8')).toBe(html);
  await expect(
    core.ask('owner', 'papers.export', { paper: 'protocol', target: join(scratch, 'x.pdf'), as: 'pdf' }),
  ).rejects.toMatchObject({ code: 'pdfNotHere' });
  expect(existsSync(join(scratch, 'x.pdf'))).toBe(false);
});

describe.skipIf(!hasChromium('papers'))('in Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  });
  afterAll(() => browser?.close());

  /** A page with this paper, as a tab of its own. */
  async function open(html: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.setContent(html);
    return page;
  }
  const htmlOf = async (paper: Paper): Promise<string> => (await ask(addressOf(paper))).body.toString('utf8');

  test('axe-core finds nothing in any paper, and what is planted', async () => {
    const page = await open('');
    const found: string[] = [];
    for (const paper of papers) {
      await page.setContent(await htmlOf(paper));
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${paper}: ${id}: ${html}`)),
      );
    }
    expect(found).toEqual([]);
    await page.setContent((await htmlOf('protocol')).replace(' lang="nl"', ''));
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id)).toEqual(
      ['html-has-lang'],
    );
    await page.context().close();
  });

  test('printed on A4 a letter is two pages at most, and nothing is cut off at the side', async () => {
    const page = await open('');
    const pages: Record<string, number> = {};
    // the width between the margins of A4, at 96 dots per inch
    await page.setViewportSize({ width: 643, height: 900 });
    for (const paper of ['answerObjection', 'groupAgreements', 'lostLaptop', 'processingRegister'] as const) {
      await page.setContent(await htmlOf(paper));
      await page.emulateMedia({ media: 'print' });
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true });
      pages[paper] = pagesOf(pdf);
      expect(pdf.includes('/Lang (nl)')).toBe(true);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
    // which of the two depends on the fonts of the machine
    for (const count of Object.values(pages)) expect([1, 2]).toContain(count);
    await page.setContent('<p>1<p style="break-before: page">2<p style="break-before: page">3');
    expect(pagesOf(await page.pdf())).toBe(3);
    await page.context().close();
  });
});

/** Counts the page objects of a PDF as Chromium writes it. */
function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page(?![a-z])/g)].length;
}
