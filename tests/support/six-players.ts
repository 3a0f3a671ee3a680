import type { Page } from '@playwright/test';

/** The page that six players are opened in; to be served by the loopback shell. */
export const playersPage = {
  'index.html': '<!doctype html><title>Kijkkring</title><script src="/players.js"></script>',
  'players.js': `window.told = [];
new EventSource('/events').onmessage = ({ data }) => window.told.push(JSON.parse(data).type);`,
};

type PlayersWindow = Window & { readonly told: string[] };

/**
 * Opens six players on one film, each with a reading of its own, and waits until none of them takes in more: each holds what it wants
 * ahead of its playhead, and leaves the rest with the server.
 * @param url of a film that is far longer than a player reads ahead
 * @returns seconds that each of them has
 */
export function openSixPlayers(page: Page, url: string): Promise<number[]> {
  return page.evaluate(async (source) => {
    const players = Array.from({ length: 6 }, (_, at) => {
      const video = document.createElement('video');
      // players of one address would share one reading
      Object.assign(video, { muted: true, preload: 'auto', width: 160, src: `${source}?player=${at}` });
      document.body.append(video);
      return video;
    });
    const ends = () => players.map(({ buffered }) => (buffered.length === 0 ? 0 : buffered.end(0)));
    let before = '';
    let quiet = 0;
    while (quiet < 10) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = ends();
      quiet = now.join() === before && now.some((end) => end > 0) ? quiet + 1 : 0;
      before = now.join();
    }
    return ends();
  }, url);
}

/** Asks the core something. @returns milliseconds until it answered; null when it did not within `longestMs` */
export function askWhilePlaying(page: Page, longestMs: number): Promise<number | null> {
  return page.evaluate(async (longest) => {
    const start = performance.now();
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: '{}', signal: AbortSignal.timeout(longest) };
    try {
      const response = await fetch('/call/recording.list', request);
      await response.json();
      return performance.now() - start;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') return null;
      throw error;
    }
  }, longestMs);
}

/**
 * Moves one of the six players.
 * @returns milliseconds until it showed the moment; null when it did not within `longestMs`
 */
export function seekWhilePlaying(
  page: Page,
  player: number,
  seconds: number,
  longestMs: number,
): Promise<number | null> {
  return page.evaluate(
    async ([index, time, longest]) => {
      const video = document.querySelectorAll('video')[index];
      if (!video) throw new Error('there is no such player');
      const start = performance.now();
      const seeked = new Promise<number>((resolve) => {
        video.addEventListener('seeked', () => resolve(performance.now() - start), { once: true });
      });
      const given = new Promise<null>((resolve) => setTimeout(() => resolve(null), longest));
      video.currentTime = time;
      return Promise.race([seeked, given]);
    },
    [player, seconds, longestMs] as const,
  );
}

/** The kinds of event that this window was told of. */
export function toldEvents(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as PlayersWindow).told]);
}
