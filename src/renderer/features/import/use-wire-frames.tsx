import { useEffect, useState } from 'react';
import type { WireFrame } from '../../components/beads/import-wire.tsx';
import { WirePicture } from './wire-picture.tsx';

/** Width of a picture on the wire, in px. */
const WIDTH = 160;

/** Between one picture and the next, in milliseconds. */
const PAUSE_MS = 100;

/** A browser that gives no picture so many times gives none. */
const MOST_TRIES = 30;

/**
 * Pictures of what has been read, taken from the film itself as it comes in. They live in this window alone.
 * @param address null while there is nothing to take them from
 * @param wanted how many of the `count` pictures are within what has been read
 */
export function useWireFrames(
  address: string | null,
  lengthUs: number,
  wanted: number,
  count: number,
): readonly WireFrame[] {
  const [pictures, setPictures] = useState<readonly ImageBitmap[]>([]);
  const [tries, setTries] = useState(0);
  const next = pictures.length;
  useEffect(() => {
    if (address === null || lengthUs === 0 || next >= wanted) return;
    const stop = new AbortController();
    const take = async (): Promise<void> => {
      const picture = await pictureAt(address, ((next + 0.5) / count) * (lengthUs / 1e6), stop.signal);
      if (stop.signal.aborted) return;
      if (picture !== null) setPictures((before) => [...before, picture]);
      else if (tries < MOST_TRIES) setTries(tries + 1);
    };
    // not all at once: the film beside it comes first
    const timer = setTimeout(() => void take(), PAUSE_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [address, lengthUs, next, wanted, count, tries]);
  return pictures.map((picture, index) => ({
    id: `picture ${index}`,
    picture: <WirePicture picture={picture} />,
  }));
}

/** Waits for the first picture that an element can show; false when it can't show any. */
function hasPicture(film: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const onData = (): void => {
      if (film.seeking) film.addEventListener('seeked', () => resolve(film.videoWidth > 0), { once: true });
      else resolve(film.videoWidth > 0);
    };
    film.addEventListener('loadeddata', onData, { once: true });
    for (const name of ['error', 'emptied'])
      film.addEventListener(name, () => resolve(false), { once: true });
  });
}

/**
 * The picture at a moment, small; null when the browser can't show it.
 * @param seconds on the film's own clock
 * @param signal once nobody waits for it: its address may lead nowhere from then on
 */
async function pictureAt(address: string, seconds: number, signal: AbortSignal): Promise<ImageBitmap | null> {
  const film = document.createElement('video');
  film.muted = true;
  film.preload = 'auto';
  film.crossOrigin = 'anonymous';
  const letGo = (): void => {
    film.removeAttribute('src');
    film.load();
  };
  signal.addEventListener('abort', letGo, { once: true });
  try {
    film.src = `${address}#t=${seconds.toFixed(3)}`;
    if (!(await hasPicture(film)) || film.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const height = Math.round((WIDTH * film.videoHeight) / film.videoWidth);
    return await createImageBitmap(film, { resizeWidth: WIDTH, resizeHeight: height });
  } catch (error) {
    // its first picture is announced, but not drawn yet
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null;
    throw error;
  } finally {
    signal.removeEventListener('abort', letGo);
    letGo();
  }
}
