/** How long a seek may take before its decoder is taken to hang, in milliseconds. */
const LONGEST_SEEK_MS = 4000;

/** After another frame than the one asked for, that one may still come by itself; after this it is better nudged, in milliseconds. */
const LONGEST_PAINT_MS = 160;

/** A film that shows the same frame again paints nothing; when it says that it is there, after this it is taken to. */
const LONGEST_SILENCE_MS = 120;

/**
 * At the end of a copy that grows Chromium shows the last frame, but says only that the seek has ended when more comes; so long after
 * that frame it is taken to have, in milliseconds.
 */
const LONGEST_END_MS = 200;

/** How long the frames after the one on screen may take to be decoded before they are not waited for any more, in milliseconds. */
const LONGEST_DECODING_MS = 1_000;

/** How long a film may take to be opened, in milliseconds. */
const LONGEST_OPENING_MS = 20_000;

/** How long a film is played to get the frame of its clock on screen, in milliseconds, and how slowly: no further than that frame. */
export const LONGEST_NUDGE_MS = 400;
const NUDGE_RATE = 0.0625;

/**
 * Seeks and waits until the frame asked for is on screen, or nothing new comes any more. On a slow machine Chromium paints frames on the way
 * to the one asked for, before and after it says that the seek has ended; so the first one that comes is not taken.
 * @param isAskedFor tells by its presentation time in the file whether a frame is the one
 * @param before presentation time of the frame on screen now, in seconds; null when that is not known
 * @returns presentation time of the frame on screen in seconds of the file; null when the film failed, was taken away, or
 *   nothing came in time
 */
export async function seekElement(
  video: HTMLVideoElement,
  seconds: number,
  isAskedFor: (mediaTime: number) => boolean,
  before: number | null,
): Promise<number | null> {
  let painted: number | null = null;
  const right = Promise.withResolvers<void>();
  let quiet = Promise.withResolvers<'another' | 'right'>();
  const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
    painted = frame.mediaTime;
    handle = video.requestVideoFrameCallback(note);
    if (isAskedFor(painted)) right.resolve();
    quiet.resolve(isAskedFor(painted) ? 'right' : 'another');
  };
  let handle = video.requestVideoFrameCallback(note);
  const arrived = once(video, ['seeked'], ['error', 'emptied'], LONGEST_SEEK_MS);
  video.currentTime = seconds;
  const settled = right.promise.then(() => wait(LONGEST_END_MS)).then(() => true);
  const came = await Promise.race([arrived, settled]);
  while (came && (painted === null || !isAskedFor(painted))) {
    quiet = Promise.withResolvers();
    const patience = painted === null ? LONGEST_SILENCE_MS : LONGEST_PAINT_MS;
    if ((await Promise.race([quiet.promise, wait(patience)])) !== 'another') break;
  }
  video.cancelVideoFrameCallback(handle);
  if (!came || video.error !== null) return null;
  // a window that nobody sees paints nothing
  return painted ?? (document.visibilityState === 'visible' ? before : null) ?? video.currentTime;
}

/**
 * Plays a moment at the place that was sought. Standing still, Chromium shows a frame for as long as the file says, and where frames are
 * uneven and not in order it says so of another frame than the one that lasts; while it plays it goes by when each begins.
 * @param longestMs how long it may take, in milliseconds
 * @returns presentation time of the frame on screen in seconds of the file; null when nothing came
 */
export async function nudgeElement(
  video: HTMLVideoElement,
  isAskedFor: (mediaTime: number) => boolean,
  longestMs: number,
): Promise<number | null> {
  const shown = Promise.withResolvers<void>();
  let painted: number | null = null;
  const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
    painted = frame.mediaTime;
    if (isAskedFor(painted)) shown.resolve();
    else handle = video.requestVideoFrameCallback(note);
  };
  let handle = video.requestVideoFrameCallback(note);
  video.muted = true;
  video.playbackRate = NUDGE_RATE;
  // a pause that comes before it began is what is meant
  await Promise.race([Promise.allSettled([video.play()]).then(() => shown.promise), wait(longestMs)]);
  video.pause();
  video.cancelVideoFrameCallback(handle);
  // what was chosen meanwhile counts, so it is not what stood before
  video.muted = video.defaultMuted;
  video.playbackRate = video.defaultPlaybackRate;
  return painted;
}

/** Waits for metadata, so that a time can be sought at all; `stuck` when nothing came in time. */
export async function opened(video: HTMLVideoElement): Promise<'opened' | 'stuck' | 'broken'> {
  if (video.error !== null) return 'broken';
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) return 'opened';
  // setting another address empties the element first, so that is no failure here
  if (await once(video, ['loadedmetadata'], ['error'], LONGEST_OPENING_MS)) return 'opened';
  return video.error === null ? 'stuck' : 'broken';
}

/** Waits until the frames after the one on screen are decoded too, which is when Chromium may still choose one of them. */
export async function decodedOn(video: HTMLVideoElement): Promise<void> {
  if (video.readyState >= HTMLMediaElement.HAVE_ENOUGH_DATA) return;
  await once(video, ['canplaythrough'], ['error', 'emptied'], LONGEST_DECODING_MS);
}

/** True when a good event came, false when a bad one did or it took too long. */
export function once(
  video: HTMLVideoElement,
  good: readonly string[],
  bad: readonly string[],
  longestMs: number,
): Promise<boolean> {
  const listening = new AbortController();
  return new Promise((resolve) => {
    const end = (came: boolean): void => {
      clearTimeout(timer);
      listening.abort();
      resolve(came);
    };
    const timer = setTimeout(() => end(false), longestMs);
    for (const name of good) video.addEventListener(name, () => end(true), listening);
    for (const name of bad) video.addEventListener(name, () => end(false), listening);
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
