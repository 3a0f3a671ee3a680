import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { commandOf } from '../commands/commands.ts';
import { useCommandHandlers } from '../commands/desk-context.ts';
import { matchesKeys } from '../commands/key-chord.ts';
import styles from './black-out.module.css';

/**
 * `Ctrl .`: the window is black and silent at once, also while somebody types in it. Nothing of it is stored; the same key, or
 * a click, brings everything back as it was.
 */
export function BlackOut(): ReactElement | null {
  const [black, setBlack] = useState(false);
  // painted with the next frame, whatever else React has to do
  const toggle = (): void => flushSync(() => setBlack(!black));
  useCommandHandlers({ 'app.black': { run: toggle } });
  return black ? createPortal(<Black onEnd={toggle} />, document.body) : null;
}

function Black({ onEnd }: { readonly onEnd: () => void }): ReactElement {
  const { t } = useTranslation();
  const cover = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    document.documentElement.dataset.black = 'on';
    cover.current?.focus({ preventScroll: true });
    return () => {
      delete document.documentElement.dataset.black;
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useSilence();
  useStillKeys();
  return (
    <button type="button" ref={cover} className={styles.black} onClick={onEnd}>
      {t('app.isBlack')}
    </button>
  );
}

/** Nothing can be marked, typed or thrown away unseen: only what ends it gets through. */
function useStillKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const pressesCover = event.key === 'Enter' || event.key === ' ';
      if (pressesCover || commandOf('app.black').keys.some((keys) => matchesKeys(event, keys))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

/** Every film stands still, and one that would start meanwhile does too. */
function useSilence(): void {
  useEffect(() => {
    for (const film of document.querySelectorAll('video, audio')) pause(film);
    const onPlay = (event: Event): void => pause(event.target);
    document.addEventListener('play', onPlay, true);
    return () => document.removeEventListener('play', onPlay, true);
  }, []);
}

function pause(film: EventTarget | null): void {
  if (film instanceof HTMLMediaElement) film.pause();
}
