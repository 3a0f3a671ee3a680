import { type RefObject, useEffect, useRef, useState } from 'react';
import type { VideoTrio } from './element-stack.ts';
import styles from './film-ground.module.css';
import type { FilmMap } from './film-map.ts';
import { Player } from './player.ts';

export type PlayerHandle = {
  /** Null until the film and its frames are known. */
  readonly player: Player | null;
  /** The element that the picture fills. */
  readonly ground: RefObject<HTMLDivElement | null>;
};

/**
 * A player for as long as the component is there; when it goes, picture and sound are out of the window at once.
 * @param fromUs where it begins, in microseconds
 */
export function usePlayer(map: FilmMap | null, fromUs: number): PlayerHandle {
  const ground = useRef<HTMLDivElement>(null);
  const [player, setPlayer] = useState<Player | null>(null);
  const begin = useRef(fromUs);
  // another film has a player of its own; of the same one more may be known by now
  const [film, setFilm] = useState(map);
  if (map !== film && (map === null || film === null || !map.follows(film))) setFilm(map);
  const newest = useRef(map);
  useEffect(() => {
    newest.current = map;
    if (map !== null) player?.setMap(map);
  }, [map, player]);
  useEffect(() => {
    const box = ground.current;
    if (film === null || box === null) return;
    const videos: VideoTrio = [makeVideo(), makeVideo(), makeVideo()];
    box.append(...videos);
    const made = new Player(videos, newest.current ?? film, begin.current);
    setPlayer(made);
    return () => {
      begin.current = made.state.getState().positionUs;
      made.dispose();
      for (const video of videos) video.remove();
      setPlayer(null);
    };
  }, [film]);
  return { player, ground };
}

/** Elements of our own rather than React's: a player must be able to let go of them at once. */
function makeVideo(): HTMLVideoElement {
  const video = document.createElement('video');
  video.className = styles.film ?? '';
  video.preload = 'auto';
  // in the installed application films are of another origin, whose sound is only given to who asks for it so (else: silence)
  video.crossOrigin = 'anonymous';
  video.playsInline = true;
  video.disablePictureInPicture = true;
  video.disableRemotePlayback = true;
  return video;
}
