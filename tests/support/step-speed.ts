import type { Page } from '@playwright/test';

/** So long nothing new has to come on screen before the next press, in milliseconds: as somebody steps who looks at each frame. */
export const LOOKING_MS = 250;

/** A frame that came on screen: its time in the file, in seconds, and how long it took since the press, in milliseconds. */
export type Came = { readonly mediaTime: number; readonly ms: number };

/** What came on screen of the film that is seen, since somebody pressed. */
type Watch = { pressedMs: number; readonly came: { readonly mediaTime: number; readonly ms: number }[] };

type Global = { filmWatch: Watch };

/**
 * Notes from now on which frame of a film is seen, and when: a frame that is painted is there at its callback, one that stood ready
 * underneath at the first picture of the screen after its element was raised. To be called before a film is opened.
 */
export async function watchFilms(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: Watch = { pressedMs: 0, came: [] };
    (globalThis as unknown as Global).filmWatch = watch;
    for (const name of ['keydown', 'pointerdown'])
      window.addEventListener(name, ({ timeStamp }) => (watch.pressedMs = timeStamp), { capture: true });
    const painted = new WeakMap<HTMLVideoElement, number>();
    let seen: number | undefined;
    const look = (): void => {
      const top = document.querySelector<HTMLVideoElement>('video[data-place=top]');
      const mediaTime = top === null ? undefined : painted.get(top);
      if (mediaTime === undefined || mediaTime === seen) return;
      seen = mediaTime;
      watch.came.push({ mediaTime, ms: performance.now() });
    };
    const follow = (video: HTMLVideoElement): void => {
      const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
        painted.set(video, frame.mediaTime);
        look();
        video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    };
    const known = new WeakSet<HTMLVideoElement>();
    const onPicture = (): void => {
      for (const video of document.querySelectorAll('video')) if (!known.has(video)) follow(video);
      for (const video of document.querySelectorAll('video')) known.add(video);
      look();
      requestAnimationFrame(onPicture);
    };
    onPicture();
  });
}

/** Presses a key or the pointer once. @returns the frame that is on screen in the end, and how long it took to get there */
export async function pressToFrame(page: Page, press: () => Promise<void>): Promise<Came> {
  await page.evaluate(() => {
    const { filmWatch } = globalThis as unknown as Global;
    filmWatch.came.splice(0);
    filmWatch.pressedMs = performance.now();
  });
  await press();
  return page.evaluate(async (quiet) => {
    const { filmWatch } = globalThis as unknown as Global;
    const quietMs = (): number => performance.now() - (filmWatch.came.at(-1)?.ms ?? 0);
    while (filmWatch.came.length === 0 || quietMs() < quiet) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (performance.now() - filmWatch.pressedMs > 20_000) throw new Error('no other frame came');
    }
    const { mediaTime, ms } = filmWatch.came.at(-1) ?? { mediaTime: -1, ms: 0 };
    return { mediaTime, ms: ms - filmWatch.pressedMs };
  }, LOOKING_MS);
}

/** Seeks the only film of a page. @returns milliseconds until the frame that lasts at that moment is on screen */
export function seekBare(page: Page, seconds: number, mediaTime: number): Promise<number> {
  return page.evaluate(
    ([to, wanted]) => {
      const video = document.querySelector('video');
      if (video === null) throw new Error('the page has no video element');
      return new Promise<number>((resolve) => {
        const begun = performance.now();
        const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
          if (Math.abs(frame.mediaTime - wanted) < 0.002) resolve(performance.now() - begun);
          else video.requestVideoFrameCallback(note);
        };
        video.requestVideoFrameCallback(note);
        video.currentTime = to;
      });
    },
    [seconds, mediaTime] as const,
  );
}

/** How long the screen of this browser takes from one picture to the next, in milliseconds. */
export function displayTick(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const at: number[] = [];
    while (at.length < 61) at.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    const ticks = at.slice(1).map((ms, n) => ms - (at[n] ?? 0));
    return ticks.toSorted((one, other) => one - other)[30] ?? Number.NaN;
  });
}
