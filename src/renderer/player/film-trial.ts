import { once, opened } from './seek-element.ts';

/** How fast a second is played: it has to be decoded, not watched. */
const TRIAL_RATE = 4;

/** How long that second may take, in milliseconds: a machine that is busy is no reason to say that it can't. */
const LONGEST_SECOND_MS = 8000;

/**
 * So long the decoder may take for a step back in the middle of those that were tried, in milliseconds. The frames beside the one on screen
 * are made ready while it is looked at, so a step is seen at once as long as this is less than the time between two of them.
 */
const LONGEST_STEP_MS = 200;

/** How many steps are tried at each of some places, as shares of the film: near a key frame a step is fast in any film. */
const STEPS = 3;
const PLACES = [0.25, 0.5, 0.75] as const;

/** How long one of them is waited for, in milliseconds. */
const LONGEST_SEEK_MS = 4000;

/** A step of the trial, in seconds: a frame of most films. */
const STEP_S = 0.04;

/** `fine`: as far as it was tried. `unplayable`: nothing for the decoders of this window. `slow`: a step back takes too long. */
export type Trial = 'fine' | 'unplayable' | 'slow';

/**
 * Decodes the first, the middle and the last second of a film, picture and sound, in an element that nobody sees, and steps back a few
 * times: large pictures and few key frames make that slow. What a window can decode depends on its machine, so no name of a codec tells as much.
 * @param signal ends it; nothing is held against the film then
 */
export async function tryFilm(url: string, signal: AbortSignal): Promise<Trial> {
  const video = document.createElement('video');
  // in the installed application films are of another origin
  Object.assign(video, {
    muted: true,
    defaultMuted: true,
    preload: 'auto',
    crossOrigin: 'anonymous',
    src: url,
  });
  const letGo = (): void => {
    video.removeAttribute('src');
    video.load();
  };
  signal.addEventListener('abort', letGo, { once: true });
  const trial = await tryElement(video, signal);
  letGo();
  signal.removeEventListener('abort', letGo);
  return signal.aborted ? 'fine' : trial;
}

async function tryElement(video: HTMLVideoElement, signal: AbortSignal): Promise<Trial> {
  const opening = await opened(video);
  if (opening !== 'opened') return opening === 'broken' ? 'unplayable' : 'fine';
  const last = Number.isFinite(video.duration) ? Math.max(0, video.duration - 1) : 0;
  for (const seconds of [0, last / 2, last]) {
    await playSecond(video, seconds);
    if (signal.aborted) return 'fine';
    if (video.error !== null) return 'unplayable';
  }
  const tookMs: number[] = [];
  for (const place of PLACES) tookMs.push(...(await timeStepsBack(video, last * place)));
  if (video.error !== null) return signal.aborted ? 'fine' : 'unplayable';
  return isSlow(tookMs) ? 'slow' : 'fine';
}

async function playSecond(video: HTMLVideoElement, from: number): Promise<void> {
  video.currentTime = from;
  video.playbackRate = TRIAL_RATE;
  const ended = new AbortController();
  const { signal } = ended;
  const over = new Promise<void>((resolve) => {
    for (const name of ['ended', 'error', 'emptied'])
      video.addEventListener(name, () => resolve(), { signal });
    video.addEventListener('timeupdate', () => video.currentTime >= from + 1 && resolve(), { signal });
    setTimeout(resolve, LONGEST_SECOND_MS);
  });
  // why it can't be played is told by its error
  await Promise.allSettled([video.play()]);
  if (video.error === null && !video.paused) await over;
  ended.abort();
  video.pause();
}

/** @returns how long each step took until its frame was decoded, in milliseconds */
async function timeStepsBack(video: HTMLVideoElement, from: number): Promise<number[]> {
  const took: number[] = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const before = performance.now();
    const arrived = once(video, ['seeked'], ['error', 'emptied'], LONGEST_SEEK_MS);
    video.currentTime = Math.max(0, from - step * STEP_S);
    await arrived;
    // the first goes there
    if (step > 0) took.push(performance.now() - before);
  }
  return took;
}

/** Whether the step in the middle takes too long. @param tookMs of some steps, in any order */
function isSlow(tookMs: readonly number[]): boolean {
  const sorted = tookMs.toSorted((one, other) => one - other);
  return (sorted[Math.floor(sorted.length / 2)] ?? 0) > LONGEST_STEP_MS;
}
