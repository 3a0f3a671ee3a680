import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BeadRows } from '../components/beads/bead-rows.tsx';
import { FragmentBar } from '../components/beads/fragment-bar.tsx';
import { Minimap } from '../components/beads/minimap.tsx';
import { formatMediaTime } from '../i18n/media-time.ts';
import { span as firstSpan, fragments, lessonRows, minimapMarks, nowUs, totalUs } from './sample-lesson.ts';
import styles from './sample-timeline.module.css';

/** The timeline of the sample lesson, as far as it is made of shared components. */
export function SampleTimeline(): ReactElement {
  const { t } = useTranslation('gallery');
  const [span, setSpan] = useState(firstSpan);
  const [current, setCurrent] = useState('receiving-71');
  const [selected, setSelected] = useState(2);
  const [ends, setEnds] = useState(fragments.map(({ startUs, endUs }) => ({ startUs, endUs })));
  const length = span.toUs - span.fromUs;
  const rows = lessonRows(
    (cluster) => t(`cluster.${cluster}`),
    (cluster, atUs) => `${t(`cluster.${cluster}`)}, ${formatMediaTime(atUs)}`,
  );

  const setEnd = (index: number, edge: 'begin' | 'end', us: number): void => {
    setEnds(
      ends.map((old, place) =>
        place !== index ? old : edge === 'begin' ? { ...old, startUs: us } : { ...old, endUs: us },
      ),
    );
  };
  const zoom = (direction: -1 | 1): void => {
    const wanted = Math.min(totalUs, Math.max(10_000_000, direction === 1 ? length / 1.5 : length * 1.5));
    const fromUs = Math.max(0, Math.min(totalUs - wanted, span.fromUs + (length - wanted) / 2));
    setSpan({ fromUs, toUs: fromUs + wanted });
  };

  return (
    <div className={styles.timeline} data-timeline>
      <Minimap
        marks={minimapMarks}
        totalUs={totalUs}
        span={span}
        onMove={(fromUs) => setSpan({ fromUs, toUs: fromUs + length })}
        onZoom={zoom}
      />
      <div className={styles.fragments}>
        <span className={styles.label}>{t('timeline.fragments')}</span>
        <div className={styles.lane}>
          {fragments.map(({ number, titleKey }, index) => {
            const { startUs, endUs } = ends[index] ?? { startUs: 0, endUs: 0 };
            return (
              <FragmentBar
                key={number}
                number={number}
                title={t(`fragment.${titleKey}`)}
                startUs={startUs}
                endUs={endUs}
                span={span}
                released={number === 3}
                selected={number === selected}
                onSelect={() => setSelected(number)}
                onNudge={(edge, direction) =>
                  setEnd(index, edge, (edge === 'begin' ? startUs : endUs) + direction * 40_000)
                }
                onDrag={(edge, us) => setEnd(index, edge, us)}
              />
            );
          })}
        </div>
      </div>
      <BeadRows
        label={t('timeline.rows')}
        rows={rows}
        span={span}
        currentId={current}
        describeMany={(count) => t('timeline.many', { count })}
        onOpen={setCurrent}
      />
      <span
        className={styles.playhead}
        style={{ left: `calc(132px + (100% - 132px) * ${(nowUs - span.fromUs) / length})` }}
      />
    </div>
  );
}
