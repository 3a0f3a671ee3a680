import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import type { Core } from '../../src/main/core/create-core.ts';
import { randomIds, systemStopwatch } from '../../src/main/core/ports.ts';
import { startLoopback } from '../../src/main/loopback/loopback-server.ts';
import { chromiumArguments, chromiumPath } from '../e2e/chromium.ts';

export interface PageOverLoopback {
  readonly page: Page;
  close(): Promise<void>;
}

const log = { error: (_id: string, stack: string) => void process.stderr.write(`${stack}\n`) };

/**
 * A page of a test's own in Chromium, served by the loopback shell as the product's is.
 * @param folder to write the page in
 * @param files of the page by name
 */
export async function pageOverLoopback(
  core: Core,
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<PageOverLoopback> {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const server = await startLoopback({
    ...{ core, pageFolder: folder, stopwatch: systemStopwatch, ids: randomIds, log },
  });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  const page = await browser.newPage();
  await page.goto(server.entry());
  await page.waitForURL(`${server.origin}/`);
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  return { page, close };
}
