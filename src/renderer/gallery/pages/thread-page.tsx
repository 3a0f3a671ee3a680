import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/frame/live-region.tsx';
import { ThreadOfRings } from '../../components/ring/thread-of-rings.tsx';
import { arcs } from '../sample-lesson.ts';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import styles from './pages.module.css';

/** Beside the upper half of `screens/a`, and the thread at its begin and end. */
export function ThreadPage(): ReactElement {
  const { t } = useTranslation('gallery');
  const ends = {
    label: t('thread.label'),
    start: { label: t('thread.intake'), date: t('thread.intakeDate') },
    end: { label: t('thread.closing'), date: t('thread.closingDate') },
    onOpen: (id: string) => announce(id),
  };
  const taken = { heading: t('thread.taken'), text: t('thread.takenText') };
  const labels = [
    { text: t('thread.filmed'), tone: 'done' },
    { text: t('thread.watching'), tone: 'own' },
    { text: t('thread.prepare'), tone: 'rest' },
    { text: t('thread.discuss'), tone: 'rest' },
  ] as const;
  const first = { id: 'round 1', number: 1, subject: t('thread.maths'), spokenBefore: t('thread.recording') };
  const second = {
    id: 'round 2',
    number: 2,
    subject: t('thread.language'),
    spokenBefore: t('thread.recording'),
  };
  const third = { id: 'round 3', number: 3, subject: t('thread.week3'), spokenBefore: t('thread.recording') };
  return (
    <div className={styles.screen}>
      <SampleTitleBar current="trajectory" sight="own" withControls />
      <main>
        <div className={styles.work}>
          <h1 className={styles.question}>{t('thread.question')}</h1>
        </div>
        <ThreadOfRings
          {...ends}
          rounds={[
            { ...first, arcs: arcs.all, status: t('thread.discussed'), takenAlong: taken },
            {
              ...second,
              arcs: arcs.watching,
              current: true,
              arcLabels: labels,
              takenAlong: { heading: t('thread.later'), text: t('thread.laterText'), empty: true },
            },
            { ...third, arcs: arcs.none, ahead: true, spokenAfter: t('thread.nothingYet') },
          ]}
        />
        <ThreadOfRings
          {...ends}
          rounds={[
            { ...first, arcs: arcs.importing, current: true, arcLabels: labels },
            { ...second, arcs: arcs.none, ahead: true },
            { ...third, arcs: arcs.none, ahead: true, spokenAfter: t('thread.nothingYet') },
          ]}
        />
        <ThreadOfRings
          {...ends}
          end={{ ...ends.end, done: true }}
          rounds={[
            { ...first, arcs: arcs.all, status: t('thread.discussed'), takenAlong: taken, erased: true },
            {
              ...second,
              arcs: arcs.all,
              status: t('thread.discussed'),
              takenAlong: { ...taken, text: t('thread.takenLong') },
            },
            { ...third, arcs: arcs.all, current: true },
          ]}
        />
      </main>
    </div>
  );
}
