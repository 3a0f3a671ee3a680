import type { ReactElement, ReactNode } from 'react';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import styles from './lanes.module.css';
import { rulerTicks } from './ruler-ticks.ts';
import type { TimelineView } from './timeline-view.ts';
import { onStrip, useStrip } from './use-strip.ts';

export type RulerProps = {
  readonly view: TimelineView;
  /** What else lies on it. */
  readonly children: ReactNode;
};

/** Times along the top. Hidden from screen readers, for whom each mark says its time. */
export function Ruler({ view, children }: RulerProps): ReactElement {
  const [strip, drawn, width] = useStrip(view);
  return (
    <div ref={strip} className={styles.strip} style={{ width }}>
      <div className={styles.ticks} aria-hidden="true">
        {rulerTicks(drawn).map(({ us, labelled }) => (
          <span
            key={us}
            className={styles.tick}
            data-labelled={labelled || undefined}
            style={{ left: onStrip(drawn, us) }}
          >
            {labelled && formatMediaTime(us)}
          </span>
        ))}
      </div>
      {children}
    </div>
  );
}
