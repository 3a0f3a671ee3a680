import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import { useDays } from '../../i18n/dates.ts';
import styles from './trajectory-home.module.css';

type Next = NonNullable<OutputOf<'home.trajectory'>['next']>;
type Step = Next['steps'][number];

export type NextMeetingBlockProps = { readonly next: Next | null; readonly headingId: string };

const glyph = { empty: 'erased', partly: 'own', done: 'circle' } as const;

/** Her own next steps to the meeting; never what a colleague is doing. */
export function NextMeetingBlock({ next, headingId }: NextMeetingBlockProps): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  if (next === null)
    return (
      <>
        <h2 id={headingId} className={styles.heading}>
          {t('trajectory.noMeeting')}
        </h2>
        <p className={styles.quiet}>{t('trajectory.noMeetingHow')}</p>
      </>
    );
  const noteOf = ({ step, progress }: Step): string => {
    if (progress === 'done') return t('trajectory.stepDone');
    if (step === 'bundle')
      return next.coach === null
        ? t('trajectory.before', { day: day(next.bundleBefore) })
        : t('trajectory.forCoach', { name: next.coach, day: day(next.bundleBefore) });
    return progress === 'partly' ? t('trajectory.stepBusy') : t('trajectory.stepLater');
  };
  return (
    <>
      <h2 id={headingId} className={styles.heading}>
        {capital(day(next.date, 'withWeekday'))}
      </h2>
      <p>
        <b>{next.title}</b>
      </p>
      <ul className={styles.steps}>
        {next.steps.map((step) => (
          <li key={step.step} data-progress={step.progress}>
            <SealGlyph level={glyph[step.progress]} size={18} />
            <b>{t(`trajectory.step.${step.step}`)}</b>
            <span className={styles.quiet}>{noteOf(step)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
