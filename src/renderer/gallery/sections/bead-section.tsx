import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '../../../shared/model/guide.ts';
import { Bar, Bead } from '../../components/beads/bead.tsx';
import { ImportWire } from '../../components/beads/import-wire.tsx';
import { ProgressWire } from '../../components/beads/progress-wire.tsx';
import { StepWire } from '../../components/beads/step-wire.tsx';
import { Kbd } from '../../components/controls/kbd.tsx';
import { sampleFrames } from '../sample-frame.tsx';
import { totalUs } from '../sample-lesson.ts';
import { SampleTimeline } from '../sample-timeline.tsx';
import { Section, Shelf, Specimen } from '../specimen.tsx';
import styles from './sections.module.css';

const clusters: readonly Cluster[] = ['following', 'receiving', 'turn', 'leading', 'pupil'];
const minute = 60_000_000;

/** Beads, and the wires they lie on. */
export function BeadSection(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Section id="bead" title={t('sections.bead')}>
      <Specimen name="Bead, Bar">
        <Shelf>
          {clusters.map((cluster) => (
            <span key={cluster} className={styles.clusterSample}>
              <Bead cluster={cluster} size={26} />
              <Bead cluster={cluster} />
              <span className={styles.barPlace}>
                <Bar cluster={cluster} />
              </span>
              {t(`cluster.${cluster}`)}
            </span>
          ))}
        </Shelf>
        <div data-on-ink className={styles.onInk}>
          {clusters.map((cluster) => (
            <Bead key={cluster} cluster={cluster} size={26} />
          ))}
        </div>
      </Specimen>
      <Specimen name="Timeline: Minimap, FragmentBar, Bead" bleed>
        <SampleTimeline amount="few" />
      </Specimen>
      <Specimen name="ImportWire">
        <ImportWire
          totalUs={totalUs}
          readUs={12 * minute}
          watchUs={3 * minute}
          state="running"
          frames={sampleFrames(4)}
          frameCount={12}
        />
        <ImportWire
          totalUs={totalUs}
          readUs={12 * minute}
          state="stopped"
          size="small"
          frames={sampleFrames(4)}
          frameCount={12}
        />
        <ImportWire
          totalUs={totalUs}
          readUs={totalUs}
          state="done"
          size="small"
          frames={sampleFrames(12)}
          frameCount={12}
        />
      </Specimen>
      <Specimen name="ProgressWire">
        <ProgressWire
          label={t('life.label')}
          tone="own"
          steps={[
            { id: 'now', label: t('life.now'), note: t('life.nowNote'), state: 'now' },
            { id: 'opened', label: t('life.opened'), note: t('life.openedNote'), state: 'ahead' },
            { id: 'board', label: t('life.board'), note: t('life.boardNote'), state: 'ahead' },
            { id: 'erased', label: t('life.erased'), note: t('life.erasedNote'), state: 'gone' },
          ]}
        />
      </Specimen>
      <Specimen name="StepWire">
        <TurnSteps />
      </Specimen>
    </Section>
  );
}

const steps = ['question', 'watch', 'write', 'see', 'good', 'add', 'take'] as const;

function TurnSteps(): ReactElement {
  const { t } = useTranslation('gallery');
  const next = (
    <>
      <Kbd keys="PgDn" size="small" /> {t('turn.next')}
    </>
  );
  const notes: Partial<Record<string, ReactNode>> = { good: t('turn.time'), add: next };
  return (
    <StepWire
      label={t('turn.label')}
      currentId="good"
      steps={steps.map((id) => ({ id, label: t(`turn.${id}`), note: notes[id] }))}
    />
  );
}
