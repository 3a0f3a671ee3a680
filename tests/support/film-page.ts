import type { Page } from '@playwright/test';

export type FilmLooks = {
  /** Null when the film opened. */
  readonly error: string | null;
  readonly width: number;
  readonly height: number;
  /** Whether any sound was decoded while it played for a moment. */
  readonly sounds: boolean;
};

/**
 * Opens a film in the page's video element and plays a moment of it.
 * @param longestMs how long to wait for sound; it ends as soon as there is some.
 */
export function openFilm(page: Page, url: string, longestMs: number): Promise<FilmLooks> {
  return page.evaluate(
    async ([source, longest]) => {
      const film: (HTMLVideoElement & { webkitAudioDecodedByteCount?: number }) | null =
        document.querySelector('video');
      if (!film) throw new Error('the page has no video element');
      const opened = new Promise<string | null>((resolve) => {
        film.onloadeddata = () => resolve(null);
        film.onerror = () => resolve(film.error?.message ?? 'unknown');
      });
      film.src = source;
      const error = await opened;
      if (error !== null) return { error, width: 0, height: 0, sounds: false };
      // A film too short to play to its end may be over before the promise is kept.
      const outcome = await film.play().then(
        () => null,
        (reason: Error) => (reason.name === 'AbortError' ? null : reason.message),
      );
      const decoded = (): boolean => (film.webkitAudioDecodedByteCount ?? 0) > 0;
      for (let waited = 0; waited < longest && !decoded() && !film.error; waited += 50) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      film.pause();
      const { videoWidth: width, videoHeight: height } = film;
      return { error: film.error?.message ?? outcome, width, height, sounds: decoded() };
    },
    [url, longestMs] as const,
  );
}

/**
 * Seeks the opened film and waits for the frame that should come. On a slow machine Chromium may paint frames on the way
 * to the one asked for, so the first one after the seek is not taken.
 * @param seconds time of the container.
 * @param expectedUs media time of the frame that should be on screen in the end.
 * @returns the media time of the frame on screen, in whole microseconds; null when none came.
 */
export function frameShownAt(page: Page, seconds: number, expectedUs: number): Promise<number | null> {
  return page.evaluate(
    async ([time, expected]) => {
      const film = document.querySelector('video');
      if (!film) throw new Error('the page has no video element');
      let shown: number | null = null;
      const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
        shown = Math.round(frame.mediaTime * 1e6);
        film.requestVideoFrameCallback(note);
      };
      film.requestVideoFrameCallback(note);
      const there = (): boolean => !film.seeking && shown !== null && Math.abs(shown - expected) <= 1;
      for (let waited = 0; waited < 5_000 && !there() && !film.error; waited += 50) {
        // A film whose header says too short a length is cut off there until Chromium has read further: ask again.
        if (!film.seeking && Math.abs(film.currentTime - time) > 1e-5) film.currentTime = time;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      // What is on screen now must stay there.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return film.error ? null : shown;
    },
    [seconds, expectedUs] as const,
  );
}

/** Length of the opened film as Chromium sees it now, in seconds; it may learn better while it reads. */
export function durationOf(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('video')?.duration ?? Number.NaN);
}
