import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/desk-context.ts';
import { Button } from '../components/controls/button.tsx';
import styles from './frame-buttons.module.css';

/** What works on every screen, as buttons: the keys, and the lock. */
export function FrameButtons({ isPractice }: { readonly isPractice: boolean }): ReactElement {
  const { t } = useTranslation();
  const keys = useCommand('app.keys');
  const lock = useCommand('app.lock');
  return (
    <span className={styles.buttons}>
      <Button look="quietLink" size="small" onPress={keys.run}>
        {keys.label}
      </Button>
      <Button look="quietLink" size="small" onPress={lock.run}>
        {isPractice ? t('app.endPractice') : lock.label}
      </Button>
    </span>
  );
}
