/** How long a seek may take before it is tried in another way, in milliseconds. */
const LONGEST_SEEK_MS = 4000;

/** After another frame than the one asked for, that one may still come; after this it is not coming, in milliseconds. */
const LONGEST_PAINT_MS = 800;

/** A film that shows the same frame again paints nothing; when it says that it is there, after this it is believed. */
const LONGEST_SILENCE_MS = 120;

/** How long a film may take to be opened, in milliseconds. */
const LONGEST_OPENING_MS = 20_000;

/**
 * Seeks and waits until the frame asked for is on screen, or nothing new comes any more. On a slow machine Chromium paints frames on the way
 * to the one asked for, before and after it says that the seek has ended; so the first one that comes is not taken.
 * @param isAskedFor tells by its presentation time in the file whether a frame is the one
 * @returns presentation time of the frame on screen in seconds of the file; null when the film failed, was taken away, or
 *   nothing came in time
 */
export async function seekElement(
  video: HTMLVideoElement,
  seconds: number,
  isAskedFor: (mediaTime: number) => boolean,
): Promise<number | null> {
  let painted: number | null = null;
  let quiet = Promise.withResolvers<'another' | 'right'>();
  const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
    painted = frame.mediaTime;
    handle = video.requestVideoFrameCallback(note);
    quiet.resolve(isAskedFor(frame.mediaTime) ? 'right' : 'another');
  };
  let handle = video.requestVideoFrameCallback(note);
  const arrived = once(video, ['seeked'], ['error', 'emptied'], LONGEST_SEEK_MS);
  video.currentTime = seconds;
  const came = await arrived;
  while (came && (painted === null || !isAskedFor(painted))) {
    quiet = Promise.withResolvers();
    const patience = painted === null ? LONGEST_SILENCE_MS : LONGEST_PAINT_MS;
    if ((await Promise.race([quiet.promise, wait(patience)])) !== 'another') break;
  }
  video.cancelVideoFrameCallback(handle);
  if (!came || video.error !== null) return null;
  return painted ?? video.currentTime;
}

/** Waits for metadata, so that a time can be sought at all. False when the film can't be opened. */
export async function opened(video: HTMLVideoElement): Promise<boolean> {
  if (video.readyState >= HTMLMediaElement.HAVE_METADATA) return true;
  // setting another address empties the element first, so that is no failure here
  const ready = await once(video, ['loadedmetadata'], ['error'], LONGEST_OPENING_MS);
  return ready && video.error === null;
}

/** True when a good event came, false when a bad one did or it took too long. */
function once(
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
