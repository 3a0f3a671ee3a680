import type { Page } from '@playwright/test';

/** When something of a film was on screen for the first time, in milliseconds from the press that chose it. */
export type FirstPicture = {
  readonly ms: number;
  /** Where it came from: `blob:` for pieces of a review copy. */
  readonly address: string;
};

/**
 * Chooses a film in the window and waits until a frame of it is painted.
 * @param choose what presses the button of the film
 * @returns from the time stamp of that press
 */
export async function chooseToPaint(page: Page, choose: () => Promise<void>): Promise<FirstPicture> {
  const measured = await page.evaluateHandle(() => {
    let pressedMs = 0;
    window.addEventListener('click', (event) => (pressedMs = event.timeStamp), { capture: true, once: true });
    const painted = Promise.withResolvers<FirstPicture>();
    const known = new WeakSet<HTMLVideoElement>();
    const observer = new MutationObserver(() => {
      for (const video of document.querySelectorAll('video')) {
        if (known.has(video)) continue;
        known.add(video);
        video.requestVideoFrameCallback(() => {
          observer.disconnect();
          painted.resolve({ ms: performance.now() - pressedMs, address: video.currentSrc });
        });
      }
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return { painted: painted.promise };
  });
  await choose();
  return measured.evaluate(({ painted }) => painted);
}

/** The same of an element alone, in a page of `serveFilms`. @returns milliseconds from setting its address */
export function bareToPaint(page: Page, url: string): Promise<number> {
  return page.evaluate(async (src) => {
    document.querySelector('video')?.remove();
    const video = document.createElement('video');
    video.muted = true;
    document.body.append(video);
    const painted = new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()));
    const beginMs = performance.now();
    video.src = src;
    await painted;
    return performance.now() - beginMs;
  }, url);
}
