import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../../components/frame/visually-hidden.tsx';
import { BeadRowsLane } from './bead-rows-lane.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { FragmentLane } from './fragment-lane.tsx';
import { HighlightMarks } from './highlight-marks.tsx';
import { Playhead } from './playhead.tsx';
import { RowGrouping } from './row-grouping.tsx';
import { Ruler } from './ruler.tsx';
import { seekHandlers } from './seek-handlers.ts';
import styles from './timeline.module.css';
import type { TimelineHandle, TimelineProps } from './timeline-props.ts';
import { TimelineView } from './timeline-view.ts';
import { useMarks } from './use-marks.ts';
import { useTimelineSize } from './use-timeline-size.ts';
import { useWheel } from './use-wheel.ts';
import { ViewMinimap } from './view-minimap.tsx';
import { Waveform } from './waveform.tsx';
import { firstSpan } from './zoom-window.ts';

const waveHeightPx = 22;

/**
 * The lesson as beads on wires, under its pictures and its sound (UX 3.2). Driven by its properties alone; what part is in view
 * is its own.
 */
export function Timeline(props: TimelineProps & { readonly ref?: Ref<TimelineHandle> }): ReactElement {
  const { recording, playhead, peaks, pictures, grouping, onGrouping, onSeek, ref } = props;
  const { t } = useTranslation();
  const { durationUs } = recording;
  const [view] = useState(() => new TimelineView(durationUs, firstSpan(durationUs, playhead.get())));
  const root = useRef<HTMLElement>(null);
  const [field, isCompact] = useTimelineSize(view, root);
  const marks = useMarks(props, view, isCompact);
  useLayoutEffect(() => view.extend(durationUs), [view, durationUs]);
  useWheel(view, root, field);

  const handle = useMemo((): Pick<TimelineHandle, 'zoom' | 'reveal'> => {
    const zoom = (direction: -1 | 1): void => {
      const { fromUs, toUs } = view.span();
      const us = playhead.get();
      view.zoom(direction, view.shows(us) ? us : (fromUs + toUs) / 2);
    };
    return { zoom, reveal: (us) => view.reveal(us) };
  }, [view, playhead]);
  const { focus, activeId, selectedId } = marks;
  useImperativeHandle(
    ref,
    () => ({ ...handle, focus: () => activeId !== undefined && focus.goTo(activeId) }),
    [handle, focus, activeId],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (direction !== 1 && direction !== -1) return;
    event.preventDefault();
    handle.zoom(direction);
  };
  const seek = seekHandlers(view, onSeek);
  const onMark = { onSelect: props.onSelect, onOpen: props.onOpen, onRemove: props.onRemove };
  const current = { view, focus, activeId, selectedId };

  return (
    <section
      ref={root}
      className={styles.timeline}
      aria-label={t('viewing.timeline.label')}
      data-timeline
      data-compact={isCompact || undefined}
      onKeyDown={onKeyDown}
    >
      <VisuallyHidden>{t('viewing.timeline.keys')}</VisuallyHidden>
      <ViewMinimap view={view} marks={marks.dots} onZoom={handle.zoom} />
      <div className={styles.below}>
        {!isCompact && (
          <>
            <div className={styles.ruler}>
              <span className={styles.label}>
                <RowGrouping grouping={grouping} onGrouping={onGrouping} />
              </span>
              <div className={styles.track} {...seek}>
                <Ruler view={view}>
                  <HighlightMarks {...current} {...onMark} highlights={marks.highlights} />
                </Ruler>
              </div>
            </div>
            <div className={styles.film}>
              <div className={styles.track} {...seek}>
                <Filmstrip view={view} pictures={pictures} />
              </div>
            </div>
            <div className={styles.sound} style={{ '--wave': `${waveHeightPx}px` } satisfies CSSProperties}>
              <span className={styles.label}>{t('viewing.timeline.sound')}</span>
              <div className={styles.track} {...seek}>
                <Waveform view={view} source={peaks} height={waveHeightPx} />
              </div>
            </div>
          </>
        )}
        <div className={styles.fragments}>
          <span className={styles.label}>{t('viewing.timeline.fragments')}</span>
          <div className={styles.track}>
            <FragmentLane
              {...current}
              {...onMark}
              selectedId={props.selectedFragmentId ?? selectedId}
              fragments={marks.fragments}
              frames={marks.frames}
              drafting={marks.resizing}
            />
          </div>
        </div>
        <BeadRowsLane
          {...current}
          rows={marks.rows}
          unmarked={isCompact ? [] : marks.unmarked}
          controls={marks.controls}
          movingId={marks.movingId}
        />
        <div ref={field} className={styles.field}>
          <Playhead view={view} source={playhead} onSeek={onSeek} />
        </div>
      </div>
    </section>
  );
}
