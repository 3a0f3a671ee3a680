import { chromium } from '@playwright/test';
import { type FilmJob, serveFilm } from './film-server.ts';

/** Draws the wanted frames in a headless Chromium found at `browser`. @throws Error when drawing fails. */
export async function render(root: string, browser: string, job: FilmJob): Promise<void> {
  const server = await serveFilm(root, job);
  const chrome = await chromium.launch({ executablePath: browser, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await chrome.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(server.url);
    await server.finished;
  } finally {
    await chrome.close();
    await server.close();
  }
}
