import { type KeyboardEvent, memo, type PointerEvent, type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '../../../shared/model/guide.ts';
import { formatMediaTime, spokenMediaTime } from '../../i18n/media-time.ts';
import { useWidth } from '../use-width.ts';
import styles from './minimap.module.css';
import { dotPaths, type MinimapMark } from './minimap-dots.ts';
import { percent, shareIn, type TimeSpan } from './time-span.ts';

export type MinimapProps = {
  readonly marks: readonly MinimapMark[];
  /** Length of the recording in microseconds. */
  readonly totalUs: number;
  /** What part of it the timeline shows. */
  readonly span: TimeSpan;
  /** Move the part in view so that it begins here, in microseconds; within the recording. */
  readonly onMove: (fromUs: number) => void;
  /** One step closer (1) or further away (-1). */
  readonly onZoom: (direction: -1 | 1) => void;
};

/** The whole lesson in 26 px: a row of dots per cluster, and a frame around what the timeline shows. */
export function Minimap({ marks, totalUs, span, onMove, onZoom }: MinimapProps): ReactElement {
  const { t } = useTranslation();
  const [field, width] = useWidth<HTMLDivElement>();
  // where in the frame it was taken hold of
  const held = useRef(0);
  const whole = { fromUs: 0, toUs: totalUs };
  const length = span.toUs - span.fromUs;
  const moveTo = (fromUs: number): void => {
    onMove(Math.round(Math.min(Math.max(0, fromUs), Math.max(0, totalUs - length))));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => moveTo(span.fromUs - length / 10),
      ArrowRight: () => moveTo(span.fromUs + length / 10),
      Home: () => moveTo(0),
      End: () => moveTo(totalUs),
      '+': () => onZoom(1),
      '=': () => onZoom(1),
      '-': () => onZoom(-1),
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  };

  const timeAt = (event: PointerEvent): number => {
    const box = field.current?.getBoundingClientRect();
    return box === undefined ? 0 : ((event.clientX - box.left) / box.width) * totalUs;
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    const us = timeAt(event);
    const inside = us >= span.fromUs && us <= span.toUs;
    held.current = inside ? us - span.fromUs : length / 2;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!inside) moveTo(us - held.current);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(timeAt(event) - held.current);
  };

  return (
    <div className={styles.minimap}>
      <span className={styles.label}>{t('minimap.whole', { total: formatMediaTime(totalUs) })}</span>
      <div ref={field} className={styles.field} onPointerDown={onPointerDown} onPointerMove={onPointerMove}>
        <svg className={styles.dots} aria-hidden="true">
          <Dots marks={marks} totalUs={totalUs} width={width} />
        </svg>
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('minimap.inView')}
          aria-valuemin={0}
          aria-valuemax={Math.round(totalUs / 1_000_000)}
          aria-valuenow={Math.round(span.fromUs / 1_000_000)}
          aria-valuetext={t('minimap.fromTo', {
            from: spokenMediaTime(t, span.fromUs),
            to: spokenMediaTime(t, span.toUs),
          })}
          aria-keyshortcuts="Plus -"
          className={styles.frame}
          style={{
            left: percent(shareIn(whole, span.fromUs)),
            width: percent(length / totalUs),
          }}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

type DotsProps = Pick<MinimapProps, 'marks' | 'totalUs'> & { readonly width: number };

/** Apart from the frame, which moves sixty times a second while the marks stay as they are. */
const Dots = memo(function Dots({ marks, totalUs, width }: DotsProps): ReactElement {
  return (
    <>
      {dotPaths(marks, totalUs, width).map(({ cluster, path }) => (
        <path key={cluster} d={path} className={dotColours[cluster]} />
      ))}
    </>
  );
});

const dotColours: Readonly<Record<Cluster, string | undefined>> = {
  following: styles.following,
  receiving: styles.receiving,
  turn: styles.turn,
  leading: styles.leading,
  pupil: styles.pupil,
};
