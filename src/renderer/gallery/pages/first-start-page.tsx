import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Doors } from '../../components/controls/doors.tsx';
import { announce } from '../../components/frame/live-region.tsx';
import { RingDecoration } from '../../components/frame/ring-decoration.tsx';
import { TitleBar } from '../../components/frame/title-bar.tsx';
import styles from './pages.module.css';

const ignore = (): void => undefined;

/** Beside `screens/i`. */
export function FirstStartPage(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <div className={styles.screen}>
      <TitleBar window={{ onMinimise: ignore, onMaximise: ignore, onClose: ignore }} />
      <main className={styles.fill}>
        <RingDecoration look="open" />
        <div className={styles.start}>
          <h1 className={styles.question}>{t('doors.label')}</h1>
          <p className={styles.startLead}>{t('doors.lead')}</p>
          <div className={styles.startDoors}>
            <Doors
              label={t('doors.label')}
              doors={[
                { id: 'package', title: t('doors.package'), hint: t('doors.packageHint') },
                { id: 'film', title: t('doors.film'), hint: t('doors.filmHint') },
                { id: 'practice', title: t('doors.practice'), hint: t('doors.practiceHint') },
              ]}
              onOpen={(id) => announce(t('doors.opened', { door: t(`doors.${id}`) }))}
            />
          </div>
          <p className={styles.startAfter}>{t('doors.after')}</p>
        </div>
      </main>
    </div>
  );
}
