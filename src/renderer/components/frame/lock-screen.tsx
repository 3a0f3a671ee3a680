import type { ReactElement, ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { Button } from '../controls/button.tsx';
import { PassphraseField } from '../controls/passphrase-field.tsx';
import styles from './lock-screen.module.css';
import { RingDecoration } from './ring-decoration.tsx';

export type LockScreenProps = {
  /** Your own first name, while this window still knows it. */
  readonly name?: string;
  /** Where you were in the recording, in microseconds. */
  readonly stoppedAtUs?: number;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
  readonly onUnlock: () => void;
  readonly isUnlocking?: boolean;
  /** Why it did not open. */
  readonly error?: ErrorPayload;
  /** After five wrong ones: how many seconds it takes before one can be tried again. */
  readonly waitSeconds?: number;
  /** Only where a recovery sheet can open a library. */
  readonly onRecoverySheet?: () => void;
  readonly onOtherLibrary: () => void;
  /** Under the field: which library, where there are several. */
  readonly choice?: ReactNode;
};

/** Op slot: nothing of a lesson, a question or a colleague is on it; the way in, and the way when the wachtzin is lost. */
export function LockScreen(props: LockScreenProps): ReactElement {
  const { name, stoppedAtUs, passphrase, onPassphrase, onUnlock, isUnlocking, error } = props;
  const { waitSeconds = 0, onRecoverySheet, onOtherLibrary, choice } = props;
  const { t } = useTranslation();
  const { t: errorWords } = useTranslation('errors');
  const waitWords =
    onRecoverySheet === undefined
      ? t('lock.waitAlone', { count: waitSeconds })
      : t('lock.wait', { count: waitSeconds });
  const waiting = waitSeconds > 0 ? waitWords : undefined;
  const refused = error === undefined ? undefined : errorWords(error.code, { ...error.params });
  const problem = waiting ?? refused;
  return (
    <div className={styles.screen}>
      <RingDecoration look="closed" />
      <main className={styles.main}>
        <p className={styles.state}>{t('lock.locked')}</p>
        <h1 className={styles.title}>
          {name === undefined ? t('lock.welcomeBackUnnamed') : t('lock.welcomeBack', { name })}
        </h1>
        {stoppedAtUs !== undefined && (
          <p className={styles.lead}>{t('lock.stoppedAt', { time: formatMediaTime(stoppedAtUs) })}</p>
        )}
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (waitSeconds === 0) onUnlock();
          }}
        >
          <PassphraseField
            label={t('lock.passphrase')}
            value={passphrase}
            onChange={onPassphrase}
            size="large"
            autoFocus
            {...(problem !== undefined && { error: problem })}
            beside={
              <Button
                look="primary"
                size="large"
                type="submit"
                keys="Enter"
                closed={waitSeconds > 0}
                isPending={isUnlocking ?? false}
              >
                {t('lock.open')}
              </Button>
            }
          />
        </form>
        {choice}
        <p className={styles.lost}>
          {onRecoverySheet === undefined ? (
            t('lock.lostForGood')
          ) : (
            <Trans
              i18nKey="lock.lost"
              components={{
                recovery: <button type="button" className={styles.inline} onClick={onRecoverySheet} />,
              }}
            />
          )}
        </p>
      </main>
      <footer className={styles.footer}>
        <span>{t('lock.promise')}</span>
        <button type="button" className={styles.inline} onClick={onOtherLibrary}>
          {t('lock.otherLibrary')}
        </button>
      </footer>
    </div>
  );
}
