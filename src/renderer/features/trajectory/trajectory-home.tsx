import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommandHandlers } from '../../commands/desk-context.ts';
import { WaitingBlock } from '../../components/waiting/waiting-block.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { CircleBlock } from './circle-block.tsx';
import { HomeFooter } from './home-footer.tsx';
import { NextMeetingBlock } from './next-meeting-block.tsx';
import { QuestionBlock } from './question-block.tsx';
import { ResumeBlock } from './resume-block.tsx';
import { RoundThread } from './round-thread.tsx';
import styles from './trajectory-home.module.css';

/** Home of a teacher: her own question as the headline, where she is, and what comes next. */
export function TrajectoryHome(): ReactElement | null {
  const { t } = useTranslation();
  const { go } = useScreen();
  const { value: home } = useRecords('home.trajectory', {});
  const resume = home?.resume ?? null;
  useCommandHandlers({
    'trajectory.resume': {
      run: () => {
        if (resume !== null) go({ at: 'viewing', recordingId: resume.recordingId });
      },
      enabled: resume !== null,
    },
  });
  if (home === undefined) return null;
  return (
    <div className={styles.screen} data-key-area="home">
      <QuestionBlock question={home.learningQuestion} trajectoryTitle={home.trajectoryTitle} />
      <RoundThread rounds={home.rounds} />
      <WaitingBlock />
      <div className={styles.band}>
        <section className={styles.block} aria-labelledby="home-resume">
          <h2 id="home-resume" className={styles.heading}>
            {resume === null ? t('trajectory.begin') : t('trajectory.resumeTitle')}
          </h2>
          <ResumeBlock resume={resume} others={home.others} />
        </section>
        <section className={styles.block} aria-labelledby="home-meeting">
          <NextMeetingBlock next={home.next} headingId="home-meeting" />
        </section>
        <section className={styles.block} aria-labelledby="home-circle">
          <h2 id="home-circle" className={styles.heading}>
            {t('trajectory.circle')}
          </h2>
          <CircleBlock circle={home.circle} />
        </section>
      </div>
      <HomeFooter recoverySheet={home.recoverySheet} hasRecording={resume !== null} />
    </div>
  );
}
