import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/controls/button.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './trajectory-home.module.css';

export type OtherRecordingsProps = { readonly recordings: OutputOf<'home.trajectory'>['others'] };

/** Her recordings beside the one to go on with, so that each can be opened. */
export function OtherRecordings({ recordings }: OtherRecordingsProps): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  return (
    <section className={styles.proposals} aria-labelledby="home-others">
      <h3 id="home-others" className={styles.quiet}>
        {t('trajectory.others')}
      </h3>
      <ul className={styles.others}>
        {recordings.map(({ recordingId, title, state, round }) => (
          <li key={recordingId}>
            <Button look="quietLink" onPress={() => go({ at: 'viewing', recordingId })}>
              {title}
            </Button>
            <span className={styles.quiet}>
              {t('trajectory.inRound', { round })}
              {state === 'destroyed' && `, ${t('trajectory.erased')}`}
              {state === 'interrupted' && `, ${t('trajectory.notWhole')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
