import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinimapMark } from '../../../components/beads/minimap-dots.ts';
import { announce } from '../../../components/frame/live-region.tsx';
import { preciseTime } from './describe-mark.ts';
import type { MarkControls } from './mark-controls.ts';
import { groupMarks, type MarkRow, type RowMark, rowMarks } from './mark-rows.ts';
import { type Ends, type Frames, movedBy, movedTo, type Times } from './move-in-time.ts';
import { type PlacedRow, placeRow } from './place-beads.ts';
import type { TimelineFragment, TimelineHighlight, TimelineProps, TimelinePupil } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';
import { type Draft, type Drafting, timesOf, useDraft } from './use-draft.ts';
import { type MarkFocus, useMarkFocus } from './use-mark-focus.ts';
import { useDrawn } from './use-strip.ts';

export type TimelineMarks = {
  readonly rows: readonly PlacedRow[];
  readonly unmarked: readonly TimelinePupil[];
  /** In order of time. */
  readonly fragments: readonly TimelineFragment[];
  readonly highlights: readonly TimelineHighlight[];
  readonly dots: readonly MinimapMark[];
  readonly frames: Frames;
  readonly controls: MarkControls;
  readonly resizing: Drafting<Ends>;
  readonly movingId: string | undefined;
  readonly focus: MarkFocus;
  readonly activeId: string | undefined;
  readonly selectedId: string | undefined;
};

/** All that lies on the timeline, where it is drawn, and what can be done with it. */
export function useMarks(props: TimelineProps, view: TimelineView, isCompact: boolean): TimelineMarks {
  const { recording, items, pupils, annotations, grouping, selection } = props;
  const { usPerPx } = useDrawn(view);
  const frames = useMemo(
    (): Frames => ({ timesUs: recording.frameTimesUs, endUs: recording.durationUs }),
    [recording.frameTimesUs, recording.durationUs],
  );
  const { t } = useTranslation();
  const moving = useDraft<Times>((id, now) => {
    announce(t('viewing.timeline.moved', { time: preciseTime(t, now.startUs) }));
    return props.onMoveAnnotation(id, now);
  });
  const resizing = useDraft<Ends>(props.onResizeFragment);

  const marks = useMemo(() => rowMarks(annotations, items, pupils), [annotations, items, pupils]);
  const grouped = useMemo(
    () => groupMarks(marks, annotations, pupils, grouping),
    [marks, annotations, pupils, grouping],
  );
  const dots = useMemo(() => marks.map(({ cluster, startUs }) => ({ cluster, atUs: startUs })), [marks]);
  const byTime = useMemo(
    () => ({
      fragments: [...props.fragments].sort((one, other) => one.inUs - other.inUs),
      highlights: [...props.highlights].sort((one, other) => one.atUs - other.atUs),
    }),
    [props.fragments, props.highlights],
  );

  const selectedId = selection?.id;
  const { draft } = moving;
  const [lastRowId, setLastRowId] = useState<string>();
  const rows = useMemo(() => {
    const shown = isCompact ? lastUsed(grouped.rows, selectedId, lastRowId) : grouped.rows;
    return shown.map((row) => placeRow(withDraft(row, draft), usPerPx, draft?.id));
  }, [isCompact, grouped, selectedId, lastRowId, usPerPx, draft]);

  const grid = [
    isCompact ? [] : byTime.highlights.map(({ id, atUs }) => ({ id, startUs: atUs })),
    byTime.fragments.map(({ id, inUs }) => ({ id, startUs: inUs })),
    ...rows.map(({ beads }) => beads.map(({ first }) => first)),
  ];
  const [activeId, focus] = useMarkFocus(grid, beadOf(rows, selectedId), ({ startUs }) =>
    view.reveal(startUs),
  );

  // the row of what had the focus last is the one that stays when there is room for one
  const activeRowId = rows.find(({ beads }) => beads.some(({ first }) => first.id === activeId))?.id;
  if (!isCompact && activeRowId !== undefined && activeRowId !== lastRowId) setLastRowId(activeRowId);

  const controls = useControls(props, view, frames, moving);
  return {
    ...byTime,
    rows,
    unmarked: grouped.unmarked,
    dots,
    frames,
    controls,
    resizing,
    movingId: movingOf(draft),
    focus,
    activeId,
    selectedId,
  };
}

function movingOf(draft: Draft<Times> | null): string | undefined {
  return draft === null || draft.kept ? undefined : draft.id;
}

/** The row that was used last, or the first with a mark. */
function lastUsed(rows: readonly MarkRow[], selectedId: string | undefined, lastRowId?: string): MarkRow[] {
  const row =
    rows.find(({ marks }) => marks.some(({ id }) => id === selectedId)) ??
    rows.find(({ id }) => id === lastRowId) ??
    rows.find(({ marks }) => marks.length > 0) ??
    rows[0];
  return row === undefined ? [] : [row];
}

/** The same row, with the mark that is being moved where it is now. */
function withDraft(row: MarkRow, draft: Draft<Times> | null): MarkRow {
  if (draft === null || !row.marks.some(({ id }) => id === draft.id)) return row;
  return {
    ...row,
    marks: row.marks.map((mark) => (mark.id === draft.id ? { ...mark, ...timesOnly(draft, mark) } : mark)),
  };
}

function timesOnly(draft: Draft<Times>, mark: RowMark): Times {
  const { startUs, endUs } = timesOf<Times>(draft, mark.id, mark);
  return { startUs, endUs };
}

/** The mark that a bead is known by, where several are one. */
function beadOf(rows: readonly PlacedRow[], id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  for (const { beads } of rows)
    for (const { first, all } of beads) if (all.some((mark) => mark.id === id)) return first.id;
  return id;
}

/** The same object from render to render, so that a row is rendered anew only for what lies in it. */
function useControls(
  props: TimelineProps,
  view: TimelineView,
  frames: Frames,
  moving: Drafting<Times>,
): MarkControls {
  const latest = useRef({ props, frames, moving });
  useLayoutEffect(() => {
    latest.current = { props, frames, moving };
  });
  return useMemo((): MarkControls => {
    /** Where the mark lay before this move began: what is drawn may be a draft. */
    const before = (mark: RowMark): Times => {
      const { draft } = latest.current.moving;
      return draft?.id === mark.id ? draft.before : { startUs: mark.startUs, endUs: mark.endUs };
    };
    const move = (mark: RowMark, now: Times): void => {
      if (latest.current.frames.timesUs.length > 0) latest.current.moving.change(mark.id, before(mark), now);
    };
    return {
      onSelect: (marked) => latest.current.props.onSelect(marked),
      onOpen: (marked) => latest.current.props.onOpen(marked),
      onRemove: (marked) => latest.current.props.onRemove(marked),
      nudge: (mark, direction, unit) => move(mark, movedBy(latest.current.frames, mark, direction, unit)),
      drag: (mark, dx) => {
        const from = before(mark);
        move(mark, movedTo(latest.current.frames, from, from.startUs + dx * view.usPerPx));
      },
      keep: () => latest.current.moving.keep(),
      drop: () => latest.current.moving.drop(),
    };
  }, [view]);
}
