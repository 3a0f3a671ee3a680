import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/controls/button.tsx';
import { type ListEntry, MarkList } from '../features/viewing/timeline/mark-list.tsx';
import { rowMarks } from '../features/viewing/timeline/mark-rows.ts';
import type { Times } from '../features/viewing/timeline/move-in-time.ts';
import { Timeline } from '../features/viewing/timeline/timeline.tsx';
import type { Marked, TimelineProps } from '../features/viewing/timeline/timeline-props.ts';
import { nowUs, totalUs } from './sample-lesson.ts';
import {
  fewAnnotations,
  frameTimesUs,
  manyAnnotations,
  sampleFragments,
  sampleHighlights,
  sampleItems,
  samplePeaks,
  samplePictures,
  samplePlayhead,
  samplePupils,
} from './sample-recording.ts';
import styles from './sample-timeline.module.css';

const amounts = { few: fewAnnotations, many: manyAnnotations } as const;
export type SampleAmount = keyof typeof amounts;

export type SampleTimelineProps = {
  readonly amount: SampleAmount;
  /** With the list of marks, a way to play, and what the timeline asked for. */
  readonly withList?: boolean;
};

/** The timeline of the sample lesson, which does what it asks for. */
export function SampleTimeline({ amount, withList = false }: SampleTimelineProps): ReactElement {
  const { t } = useTranslation('gallery');
  const [playhead] = useState(samplePlayhead);
  const [playing, setPlaying] = useState(false);
  const [annotations, setAnnotations] = useState(amounts[amount]);
  const [fragments, setFragments] = useState(() =>
    sampleFragments.map((fragment) => ({ ...fragment, title: t(`fragment.${fragment.titleKey}`) })),
  );
  const [highlights, setHighlights] = useState(sampleHighlights);
  const [selection, setSelection] = useState<Marked | null>(() => firstSelection(amount));
  const [selectedFragmentId, setSelectedFragmentId] = useState('fragment-2');
  const [grouping, setGrouping] = useState<TimelineProps['grouping']>('guide');
  const [asked, setAsked] = useState<readonly { number: number; line: string }[]>([]);
  const items = useMemo(
    () =>
      sampleItems.map(({ code, labelKey, cluster }) => ({ code, cluster, label: t(`items.${labelKey}`) })),
    [t],
  );
  const say = (...words: readonly (string | number | null)[]): void =>
    setAsked((all) => [...all, { number: all.length, line: words.join(' ') }]);
  usePlaying(playing, playhead);
  const onMove = async (id: string, times: Times): Promise<void> => {
    say('move', id, times.startUs, times.endUs);
    setAnnotations((all) => all.map((one) => (one.id === id ? { ...one, ...times } : one)));
  };
  const onRemove = (kind: string, id: string): void => {
    say('remove', kind, id);
    const others = (one: { readonly id: string }): boolean => one.id !== id;
    setAnnotations((all) => all.filter(others));
    setFragments((all) => all.filter(others));
    setHighlights((all) => all.filter(others));
  };
  const entries = rowMarks(annotations, items, samplePupils).map(
    ({ id, item, cluster, pupil, startUs, endUs }): ListEntry => ({
      id,
      what: item,
      cluster,
      pupil,
      words: '',
      startUs,
      endUs,
      movable: true,
      lockedBecause: null,
    }),
  );

  return (
    <>
      <Timeline
        recording={recording}
        items={items}
        pupils={samplePupils}
        annotations={annotations}
        fragments={fragments}
        highlights={highlights}
        selection={selection}
        selectedFragmentId={selectedFragmentId}
        playhead={playhead}
        peaks={samplePeaks}
        pictures={samplePictures}
        grouping={grouping}
        onGrouping={setGrouping}
        onSeek={playhead.set}
        onSelect={(marked) => {
          setSelection(marked);
          if (marked.kind === 'fragment') setSelectedFragmentId(marked.id);
        }}
        onOpen={({ kind, id }) => say('open', kind, id)}
        onMoveAnnotation={onMove}
        onResizeFragment={async (id, { startUs, endUs }) => {
          say('resize', id, startUs, endUs);
          setFragments((all) =>
            all.map((one) => (one.id === id ? { ...one, inUs: startUs, outUs: endUs } : one)),
          );
        }}
        onRemove={({ kind, id }) => onRemove(kind, id)}
      />
      {withList && (
        <>
          <MarkList
            entries={entries}
            frames={frames}
            selectedId={selection?.id}
            onOpen={(id) => say('open', id)}
            onMove={onMove}
            onRemove={(id) => onRemove('mark', id)}
          />
          <div className={styles.after}>
            <Button size="small" onPress={() => setPlaying(!playing)}>
              {playing ? t('actions.pause') : t('actions.play')}
            </Button>
            <ol aria-label={t('timeline.asked')} className={styles.asked} data-asked>
              {asked.map(({ number, line }) => (
                <li key={number}>{line}</li>
              ))}
            </ol>
          </div>
        </>
      )}
    </>
  );
}

const recording = { durationUs: totalUs, frameTimesUs };
const frames = { timesUs: frameTimesUs, endUs: totalUs };

/** The bead of the drawn screen. */
function firstSelection(amount: SampleAmount): Marked | null {
  const found = amounts[amount].find(({ startUs }) => startUs === nowUs);
  return found === undefined ? null : { kind: 'annotation', id: found.id };
}

/** Runs the playhead in step with the screen. */
function usePlaying(playing: boolean, playhead: ReturnType<typeof samplePlayhead>): void {
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      playhead.set(Math.min(totalUs, Math.round(playhead.get() + (now - before) * 1000)));
      before = now;
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, playhead]);
}
