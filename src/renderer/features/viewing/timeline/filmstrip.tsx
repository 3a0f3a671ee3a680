import { memo, type ReactElement } from 'react';
import { type FilmPicture, filmSlots, slotPx } from './film-slots.ts';
import styles from './lanes.module.css';
import type { TimelineView } from './timeline-view.ts';
import { onStrip, useStrip } from './use-strip.ts';

export type FilmstripProps = {
  readonly view: TimelineView;
  /** In order of time. */
  readonly pictures: readonly FilmPicture[];
};

/** The film in pictures of 77 px; grey where one has not come in. */
export const Filmstrip = memo(function Filmstrip({ view, pictures }: FilmstripProps): ReactElement {
  const [strip, drawn, width] = useStrip(view);
  return (
    <div ref={strip} className={styles.strip} style={{ width }} aria-hidden="true">
      {filmSlots(drawn, pictures).map(({ index, fromUs, url }) => (
        <span key={index} className={styles.slot} style={{ left: onStrip(drawn, fromUs), width: slotPx }}>
          {url !== undefined && <img key={url} src={url} alt="" decoding="async" draggable={false} />}
        </span>
      ))}
    </div>
  );
});
