import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { AppRole, AppSettings } from '../../../shared/model/settings.ts';
import { useClient } from '../../api/client-context.ts';
import { useCommandHandlers } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Doors } from '../../components/controls/doors.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { RingDecoration } from '../../components/frame/ring-decoration.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './first-start.module.css';
import { SettingsLine } from './settings-line.tsx';

export type DoorsStepProps = {
  readonly settings: AppSettings;
  readonly onBundle: () => void;
  readonly onOwn: (role: AppRole) => void;
  readonly onBack: (() => void) | null;
};

/** Three ways to begin, and under them what can be set before anything is open. */
export function DoorsStep({ settings, onBundle, onOwn, onBack }: DoorsStepProps): ReactElement {
  const { t } = useTranslation();
  const { isOpening, error, practise } = usePractice();
  const open = { bundle: onBundle, film: () => onOwn('teacher'), practice: practise } as const;
  useCommandHandlers({
    'firstStart.bundle': { run: open.bundle },
    'firstStart.film': { run: open.film },
    'firstStart.practice': { run: open.practice },
  });
  return (
    <div className={styles.screen} data-key-area="firstStart">
      <main className={styles.main} data-region="main" aria-busy={isOpening}>
        <RingDecoration look="open" />
        <div className={styles.content}>
          <h1 className={styles.title}>{t('firstStart.title')}</h1>
          <p className={styles.lead}>{t('firstStart.promise')}</p>
          <div className={styles.doors}>
            <Doors
              label={t('firstStart.title')}
              doors={[
                { id: 'bundle', title: t('firstStart.bundle'), hint: t('firstStart.bundleHint') },
                { id: 'film', title: t('firstStart.film'), hint: t('firstStart.filmHint') },
                { id: 'practice', title: t('firstStart.practice'), hint: t('firstStart.practiceHint') },
              ]}
              onOpen={(id) => open[id]()}
            />
          </div>
          {error !== undefined && <ErrorNotice error={error} />}
          <p className={styles.after} role="status">
            {isOpening ? t('firstStart.opening') : t('firstStart.after')}
          </p>
          {onBack !== null && (
            <p className={styles.back}>
              <Button look="link" keys="Esc" onPress={onBack}>
                {t('firstStart.toLock')}
              </Button>
            </p>
          )}
        </div>
      </main>
      <SettingsLine settings={settings} onCoach={() => onOwn('coach')} />
    </div>
  );
}

/** Opens the practice library and goes straight to its lesson. */
function usePractice() {
  const client = useClient();
  const { go } = useScreen();
  const [isOpening, setOpening] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const practise = async (): Promise<void> => {
    if (isOpening) return;
    setOpening(true);
    setError(undefined);
    const answer = await client.call('app.openPractice', {});
    if (answer.ok) go({ at: 'viewing', recordingId: answer.value.recordingId });
    else setError(answer.error);
    setOpening(false);
  };
  return { isOpening, error, practise: () => void practise() };
}
