import type { Page } from '@playwright/test';

export type FilmLooks = {
  /** Null when the film opened. */
  readonly error: string | null;
  readonly width: number;
  readonly height: number;
  /** Whether any sound was decoded within the first moments of playing. */
  readonly sounds: boolean;
};

/** Opens a film in the page's video element and plays a moment of it. */
export function openFilm(page: Page, url: string): Promise<FilmLooks> {
  return page.evaluate(async (source) => {
    const film = document.querySelector('video');
    if (!film) throw new Error('the page has no video element');
    const opened = new Promise<string | null>((resolve) => {
      film.onloadeddata = () => resolve(null);
      film.onerror = () => resolve(film.error?.message ?? 'unknown');
    });
    film.src = source;
    const error = await opened;
    if (error !== null) return { error, width: 0, height: 0, sounds: false };
    const ended = new Promise<void>((resolve) => {
      film.onended = () => resolve();
      film.onerror = () => resolve();
      setTimeout(resolve, 700);
    });
    await film.play().catch(() => undefined);
    await ended;
    film.pause();
    const decoded = (film as HTMLVideoElement & { webkitAudioDecodedByteCount?: number })
      .webkitAudioDecodedByteCount;
    const { videoWidth: width, videoHeight: height } = film;
    return { error: film.error?.message ?? null, width, height, sounds: (decoded ?? 0) > 0 };
  }, url);
}

/**
 * Seeks the opened film and waits until the picture holds still. On a slow machine Chromium may paint frames on the
 * way to the one that was asked for, so the first one after the seek is not taken.
 * @param seconds time of the container.
 * @returns the media time of the frame on screen, in whole microseconds; null when none came.
 */
export function frameShownAt(page: Page, seconds: number): Promise<number | null> {
  return page.evaluate(async (time) => {
    const film = document.querySelector('video');
    if (!film) throw new Error('the page has no video element');
    const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    let shown: number | null = null;
    let count = 0;
    const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
      shown = frame.mediaTime;
      count += 1;
      film.requestVideoFrameCallback(note);
    };
    film.requestVideoFrameCallback(note);
    film.currentTime = time;
    for (let round = 0; round < 80 && (film.seeking || count === 0) && !film.error; round += 1)
      await wait(100);
    for (let before = -1; before !== count; ) {
      before = count;
      await wait(300);
    }
    return film.error || shown === null ? null : Math.round(shown * 1e6);
  }, seconds);
}
