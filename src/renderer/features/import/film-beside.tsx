import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilmBar } from './film-bar.tsx';
import styles from './film-beside.module.css';

export type FilmBesideProps = {
  readonly address: string | null;
  /** The source is gone: there is nothing to wait for. */
  readonly isStopped: boolean;
  /** In microseconds. */
  readonly onLength: (us: number) => void;
  readonly onPlace: (us: number) => void;
};

/** The film as it is, beside what is told of it. It begins when somebody starts it. */
export function FilmBeside({ address, isStopped, onLength, onPlace }: FilmBesideProps): ReactElement {
  const { t } = useTranslation();
  const film = useRef<HTMLVideoElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [atUs, setAtUs] = useState(0);
  useEmptied(film, address);
  const toggle = (): void => {
    const video = film.current;
    if (video === null) return;
    if (video.paused) void video.play();
    else video.pause();
  };
  return (
    <div className={styles.film} data-theme="theater">
      {address === null ? (
        <p className={styles.waiting}>{isStopped ? t('importing.noFilm') : t('importing.looking')}</p>
      ) : (
        <video
          ref={film}
          src={address}
          className={styles.video}
          playsInline
          disablePictureInPicture
          disableRemotePlayback
          aria-label={t('importing.film')}
          onLoadedMetadata={({ currentTarget }) => {
            onLength(Math.round(currentTarget.duration * 1e6));
            // the same film from another address goes on where it was
            if (atUs > 0) currentTarget.currentTime = atUs / 1e6;
            if (isPlaying) void currentTarget.play();
          }}
          onTimeUpdate={({ currentTarget }) => {
            const us = Math.round(currentTarget.currentTime * 1e6);
            setAtUs(us);
            onPlace(us);
          }}
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
        >
          <track kind="captions" />
        </video>
      )}
      <FilmBar isPlaying={isPlaying} atUs={atUs} canPlay={address !== null} onToggle={toggle} />
    </div>
  );
}

/** A video that leaves the page would go on being heard, and keep its picture. */
function useEmptied(film: React.RefObject<HTMLVideoElement | null>, address: string | null): void {
  useEffect(() => {
    const video = film.current;
    if (address === null || video === null) return;
    return () => {
      // React sets the next address itself; only an element that is gone has to be emptied here
      setTimeout(() => {
        if (video.isConnected) return;
        video.removeAttribute('src');
        video.load();
      });
    };
  }, [film, address]);
}
