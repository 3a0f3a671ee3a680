import { type KeyboardEvent, type ReactElement, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenMediaTime } from '../../../i18n/media-time.ts';
import styles from './playhead.module.css';
import { seekHandlers } from './seek-handlers.ts';
import type { PlayheadSource } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';

export type PlayheadProps = {
  readonly view: TimelineView;
  readonly source: PlayheadSource;
  readonly onSeek: (us: number) => void;
};

/**
 * Where the film is: a line over all lanes with a head to take hold of. It moves without rendering; when the film runs out of
 * what is in view the timeline goes along, unless somebody was looking elsewhere.
 */
export function Playhead({ view, source, onSeek }: PlayheadProps): ReactElement {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let before = source.get();
    let second = -1;
    const place = (): void => {
      const us = source.get();
      if (line.current === null || head.current === null) return;
      line.current.style.transform = `translateX(${view.xOf(us)}px)`;
      line.current.style.visibility = view.shows(us) ? 'visible' : 'hidden';
      if (second === Math.floor(us / 1_000_000)) return;
      second = Math.floor(us / 1_000_000);
      head.current.setAttribute('aria-valuenow', String(second));
      head.current.setAttribute('aria-valuetext', spokenMediaTime(t, us));
    };
    const follow = (): void => {
      const us = source.get();
      if (view.shows(before) && !view.shows(us)) view.reveal(us);
      before = us;
      place();
    };
    place();
    const ends = [source.subscribe(follow), view.subscribe(place)];
    return () => {
      for (const end of ends) end();
    };
  }, [source, view, t]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.shiftKey ? 5_000_000 : 1_000_000;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: source.get() - step,
      ArrowRight: source.get() + step,
      Home: 0,
      End: view.totalUs,
    };
    const us = steps[event.key];
    if (us === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(view.totalUs, Math.max(0, us)));
  };

  return (
    <div ref={line} className={styles.playhead}>
      <div
        ref={head}
        role="slider"
        tabIndex={0}
        aria-label={t('viewing.timeline.playhead')}
        aria-valuemin={0}
        aria-valuemax={Math.round(view.totalUs / 1_000_000)}
        aria-valuenow={Math.floor(source.get() / 1_000_000)}
        aria-valuetext={spokenMediaTime(t, source.get())}
        className={styles.head}
        onKeyDown={onKeyDown}
        {...seekHandlers(view, onSeek, () => line.current?.parentElement ?? null)}
      />
    </div>
  );
}
