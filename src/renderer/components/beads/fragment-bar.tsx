import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenMediaTime } from '../../i18n/media-time.ts';
import type { RovingProps } from '../focus/use-roving-focus.ts';
import { VisuallyHidden } from '../frame/visually-hidden.tsx';
import { joinClasses } from '../join-classes.ts';
import { SealGlyph } from '../ring/seal-glyph.tsx';
import styles from './fragment-bar.module.css';
import { percent, shareIn, type TimeSpan } from './time-span.ts';

export type FragmentEdge = 'begin' | 'end';

export type FragmentBarProps = {
  readonly number: number;
  readonly title: string;
  readonly startUs: number;
  readonly endUs: number;
  /** What part of the recording the bar's lane shows. */
  readonly span: TimeSpan;
  /** Released: the circle may see it, and its ends are locked. */
  readonly released?: boolean;
  readonly selected?: boolean;
  readonly onSelect: () => void;
  /** A double click: go there. */
  readonly onOpen?: () => void;
  /** An arrow key on an end: one frame earlier or later, with Ctrl a second. */
  readonly onNudge: (edge: FragmentEdge, direction: -1 | 1, unit: 'frame' | 'second') => void;
  /** Dragging an end: where it is now, in microseconds; the owner snaps it to a frame. */
  readonly onDrag: (edge: FragmentEdge, us: number) => void;
  /** The drag ended, or the key was let go: once for all steps since it began. */
  readonly onKeep?: () => void;
  /** Escape, or the drag was taken away: back to where it was. */
  readonly onDrop?: () => void;
  /** An end is being moved now, so that Escape is about that. */
  readonly isMoving?: boolean;
  /** Where the bar is one of many that share a tab stop. */
  readonly roving?: RovingProps;
};

/** A fragment in its lane: yellow outline = private, yellow = private and selected, green with the ring = released. */
export function FragmentBar(props: FragmentBarProps): ReactElement {
  const {
    number,
    title,
    startUs,
    endUs,
    span,
    released = false,
    selected = false,
    onSelect,
    onOpen,
    roving,
  } = props;
  const { t } = useTranslation();
  const from = shareIn(span, startUs);
  const to = shareIn(span, endUs);
  return (
    <div className={styles.place} style={{ left: percent(from), width: percent(to - from) }}>
      <button
        type="button"
        {...roving}
        className={joinClasses(styles.bar, released && styles.released, selected && styles.selected)}
        aria-pressed={selected}
        title={released ? t('fragment.releasedLocked') : undefined}
        onClick={onSelect}
        onDoubleClick={onOpen}
      >
        {released && <SealGlyph level="circle" size={16} />}
        <VisuallyHidden>{t('fragment.word')} </VisuallyHidden>
        <span>{number}</span>
        <span className={styles.title}>{title}</span>
        <VisuallyHidden>{released ? t('fragment.released') : t('fragment.private')}</VisuallyHidden>
      </button>
      {selected && !released && (
        <>
          <Handle
            {...props}
            edge="begin"
            us={startUs}
            label={t('fragment.begin')}
            text={spokenMediaTime(t, startUs)}
          />
          <Handle
            {...props}
            edge="end"
            us={endUs}
            label={t('fragment.end')}
            text={spokenMediaTime(t, endUs)}
          />
        </>
      )}
    </div>
  );
}

type HandleProps = FragmentBarProps & {
  readonly edge: FragmentEdge;
  readonly us: number;
  readonly label: string;
  readonly text: string;
};

/** An end that is dragged or nudged with the arrows; 8 px is seen, 24 px is hit. */
function Handle(props: HandleProps): ReactElement {
  const { edge, us, label, text, span, isMoving = false, onNudge, onDrag, onKeep, onDrop } = props;
  const dragging = useRef<{ x: number; us: number; usPerPx: number }>(undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (event.key === 'Escape' && isMoving) {
      dragging.current = undefined;
      onDrop?.();
    } else if (isArrow && !event.altKey) {
      const unit = event.ctrlKey || event.metaKey ? 'second' : 'frame';
      onNudge(edge, event.key === 'ArrowLeft' ? -1 : 1, unit);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const lane = event.currentTarget.parentElement?.parentElement;
    if (event.button !== 0 || !lane) return;
    const usPerPx = (span.toUs - span.fromUs) / lane.clientWidth;
    dragging.current = { x: event.clientX, us, usPerPx };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const start = dragging.current;
    if (start !== undefined) onDrag(edge, Math.round(start.us + (event.clientX - start.x) * start.usPerPx));
  };
  const onPointerUp = (): void => {
    if (dragging.current !== undefined) onKeep?.();
    dragging.current = undefined;
  };
  const onPointerCancel = (): void => {
    dragging.current = undefined;
    onDrop?.();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={Math.round(span.fromUs / 1000)}
      aria-valuemax={Math.round(span.toUs / 1000)}
      aria-valuenow={Math.round(us / 1000)}
      aria-valuetext={text}
      className={joinClasses(styles.handle, styles[edge])}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onKeyUp={(event) => event.key.startsWith('Arrow') && onKeep?.()}
      onBlur={onKeep}
    />
  );
}
