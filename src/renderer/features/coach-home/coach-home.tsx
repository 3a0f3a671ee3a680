import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { EmptyState } from '../../components/frame/empty-state.tsx';
import { Reminders } from '../../components/reminders/reminders.tsx';
import { WaitingBlock } from '../../components/waiting/waiting-block.tsx';
import { useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { AddTeacher } from './add-teacher.tsx';
import styles from './coach-home.module.css';
import { TeacherRow } from './teacher-row.tsx';

/** Home of a begeleider: what waits for her, the teachers, and what has to be kept in mind. */
export function CoachHome(): ReactElement | null {
  const { t } = useTranslation();
  const { openSheet } = useScreen();
  const { value: home } = useRecords('home.coach', {});
  if (home === undefined) return null;
  // one place for both, as taking in a film can bring the first teacher
  return (
    <>
      <WaitingBlock />
      {home.rows.length === 0 ? (
        <EmptyState
          isScreen
          title={t('coachHome.noTeachers')}
          hint={t('coachHome.noTeachersHow')}
          action={<AddTeacher />}
          back={
            <Button look="link" onPress={() => openSheet({ kind: 'openPackage' })}>
              {t('coachHome.openPackage')}
            </Button>
          }
        />
      ) : (
        <TeacherBoard home={home} />
      )}
      <Reminders recoverySheet={home.recoverySheet} />
    </>
  );
}

/** Teachers by rounds, in order of the alphabet, with one next step each. */
function TeacherBoard({ home }: { readonly home: OutputOf<'home.coach'> }): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { openSheet } = useScreen();
  const importing = useCommand('app.import');
  const { next } = home;
  return (
    <div className={styles.screen} data-key-area="home">
      <header className={styles.header}>
        <div>
          <p className={styles.over}>{home.trajectoryTitle}</p>
          <h1 className={styles.title}>
            {t('coachHome.title', {
              count: home.rows.length,
              round: t(`coachHome.ordinal.${ordinalOf(home.currentRound)}`),
            })}
          </h1>
        </div>
        <div className={styles.actions}>
          <AddTeacher />
          <Button icon="stick" onPress={() => openSheet({ kind: 'openPackage' })}>
            {t('coachHome.openPackage')}
          </Button>
          <Button look="primary" icon="camera" keys={importing.keys ?? ''} onPress={importing.run}>
            {importing.label}
          </Button>
        </div>
      </header>
      <div className={styles.board}>
        <div className={styles.head}>
          <span>{t('coachHome.teacherAndQuestion')}</span>
          <span className={styles.rounds}>
            {home.rounds.map((round) => (
              <span key={round}>{t('coachHome.round', { number: round })}</span>
            ))}
          </span>
          <span>{t('coachHome.nextStep')}</span>
        </div>
        <ul>
          {home.rows.map((row) => (
            <TeacherRow key={row.participantId} row={row} />
          ))}
        </ul>
      </div>
      <footer className={styles.footer}>
        <span>
          {next === null
            ? t('coachHome.noMeeting')
            : t('coachHome.nextMeeting', {
                day: day(next.date, 'withWeekday'),
                title: next.title,
                bundles: t('coachHome.bundlesIn', { count: next.bundlesIn }),
                missing: t('coachHome.notYetIn', { count: next.notYetIn }),
              })}
        </span>
        <span>{t('coachHome.unknown')}</span>
      </footer>
    </div>
  );
}

const ordinals = ['first', 'second', 'third'] as const;

function ordinalOf(round: number): (typeof ordinals)[number] | 'later' {
  return ordinals[round - 1] ?? 'later';
}
