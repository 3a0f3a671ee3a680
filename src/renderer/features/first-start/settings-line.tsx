import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppSettings } from '../../../shared/model/settings.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { Icon } from '../../components/icon.tsx';
import styles from './first-start.module.css';

export type SettingsLineProps = { readonly settings: AppSettings; readonly onCoach: () => void };

/** One line under the doors: who you are, the language, and the size of the letters. */
export function SettingsLine({ settings, onCoach }: SettingsLineProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  return (
    <footer className={styles.footer} data-region="settings">
      <Button look="link" size="small" onPress={onCoach}>
        {t('firstStart.coach')}
      </Button>
      <Choice
        label={t('firstStart.textSize')}
        size="words"
        value={settings.textSize}
        onChange={(textSize) => void client.ask('app.changeSettings', { textSize })}
        options={[
          { value: 'normal', label: t('firstStart.normal') },
          { value: 'larger', label: t('firstStart.larger') },
          { value: 'largest', label: t('firstStart.largest') },
        ]}
      />
      <Choice
        label={t('firstStart.language')}
        size="words"
        value={settings.language}
        onChange={(language) => void client.ask('app.changeSettings', { language })}
        options={[
          { value: 'nl', label: t('firstStart.dutch') },
          { value: 'en', label: t('firstStart.english') },
        ]}
      />
      <span className={styles.offline}>
        <Icon name="laptop" size={18} />
        {t('firstStart.offline')}
      </span>
    </footer>
  );
}
