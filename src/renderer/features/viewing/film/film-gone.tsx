import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { useScreen } from '../../../stores/screen-store.ts';
import styles from './film-stage.module.css';

export type FilmGoneProps = { readonly why: 'destroyed' | 'locked' };

/** In the place of the picture, when it was destroyed or its time is over. */
export function FilmGone({ why }: FilmGoneProps): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  return (
    <div className={styles.gone} role="status">
      <p>{t(`viewing.gone.${why}`)}</p>
      {why === 'locked' && (
        <Button onPress={() => go({ at: 'privacy', section: 'keeping' })}>
          {t('viewing.gone.toKeeping')}
        </Button>
      )}
    </div>
  );
}
