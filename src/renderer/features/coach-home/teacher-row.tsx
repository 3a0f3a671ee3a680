import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/controls/button.tsx';
import type { RingArcs } from '../../components/ring/ring.tsx';
import { RoundWire } from '../../components/ring/round-wire.tsx';
import { useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './coach-home.module.css';

type Row = OutputOf<'home.coach'>['rows'][number];
type Cell = Row['cells'][number];

/** One teacher: name and question, her rounds as this laptop knows them, and the next step. */
export function TeacherRow({ row }: { readonly row: Row }): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { name, learningQuestion, cells } = row;
  return (
    <li className={styles.row}>
      <div>
        <b className={styles.name}>{name}</b>
        {learningQuestion !== null && <p className={styles.question}>{learningQuestion}</p>}
      </div>
      <RoundWire
        label={t('coachHome.roundsOf', { name })}
        rounds={cells.map((cell) => ({
          id: cell.roundId,
          arcs: arcsOf(cell.fact),
          caption: captionOf(cell, t, day),
          reached: cell.fact !== 'nothing' && cell.fact !== 'notYetIn',
        }))}
      />
      <NextStep row={row} />
    </li>
  );
}

const quarters: Readonly<Record<Cell['fact'], number>> = {
  nothing: 0,
  notYetIn: 0,
  readIn: 1,
  watching: 1,
  bundleIn: 2,
  discussed: 4,
};

function arcsOf(fact: Cell['fact']): RingArcs {
  const arc = (quarter: number) => ({
    state: quarter < quarters[fact] ? ('done' as const) : ('empty' as const),
  });
  return [arc(0), arc(1), arc(2), arc(3)];
}

function captionOf({ fact, on }: Cell, t: TFunction, day: ReturnType<typeof useDays>): string {
  if (fact === 'nothing') return '';
  return t(`coachHome.fact.${fact}`, { day: on === null ? '' : day(on, 'short') }).trim();
}

function NextStep({ row: { nextStep } }: { readonly row: Row }): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  if (nextStep.kind === 'readIn')
    return (
      <div className={styles.step}>
        <span>{t('coachHome.step.readIn')}</span>
        <Button size="small" onPress={() => go({ at: 'import' })}>
          {t('coachHome.readIn')}
        </Button>
      </div>
    );
  if (nextStep.kind === 'watch') {
    const { recordingId } = nextStep;
    return (
      <div className={styles.step}>
        <span>{t('coachHome.step.watch')}</span>
        <Button size="small" onPress={() => go({ at: 'viewing', recordingId })}>
          {t('coachHome.watch')}
        </Button>
      </div>
    );
  }
  if (nextStep.kind === 'prepare')
    return <div className={styles.step}>{t('coachHome.step.prepare', { count: nextStep.fragments })}</div>;
  return (
    <div className={styles.step}>
      <span>{nextStep.kind === 'wait' ? t('coachHome.step.wait') : t('coachHome.step.none')}</span>
      <span className={styles.quiet}>{t('coachHome.nothingToDo')}</span>
    </div>
  );
}
