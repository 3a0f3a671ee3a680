import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/desk-context.ts';
import { Button } from '../components/controls/button.tsx';
import { IconButton } from '../components/controls/icon-button.tsx';
import styles from './frame-buttons.module.css';
import { KeysButton } from './keys-button.tsx';

/** What works on every screen, as buttons: black, the keys, and the lock. */
export function FrameButtons({ isPractice }: { readonly isPractice: boolean }): ReactElement {
  const { t } = useTranslation();
  const black = useCommand('app.black');
  const lock = useCommand('app.lock');
  return (
    <span className={styles.buttons}>
      <IconButton icon="pictureOff" label={black.label} keys={black.keys ?? ''} onPress={black.run} />
      <KeysButton />
      <Button look="quietLink" size="small" onPress={lock.run}>
        {isPractice ? t('app.endPractice') : lock.label}
      </Button>
    </span>
  );
}
