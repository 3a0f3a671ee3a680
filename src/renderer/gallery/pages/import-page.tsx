import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportWire } from '../../components/beads/import-wire.tsx';
import { Button } from '../../components/controls/button.tsx';
import { sampleFrames } from '../sample-frame.tsx';
import { totalUs } from '../sample-lesson.ts';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import styles from './pages.module.css';

const minute = 60_000_000;

/** Beside the wires of `screens/n`. */
export function ImportPage(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <div className={styles.screen}>
      <SampleTitleBar current="watch" sight="ownWithCopies" withControls />
      <main className={styles.work}>
        <h1 className={styles.statement}>{t('import.running')}</h1>
        <ImportWire
          totalUs={totalUs}
          readUs={12.11 * minute}
          watchUs={3.1 * minute}
          state="running"
          frames={sampleFrames(4)}
          frameCount={12}
        />
        <div className={styles.two}>
          <div>
            <h2 className={styles.wireHeading}>{t('import.stopped')}</h2>
            <ImportWire
              totalUs={totalUs}
              readUs={12.11 * minute}
              state="stopped"
              size="small"
              frames={sampleFrames(4)}
              frameCount={12}
            />
            <div className={styles.buttons}>
              <Button size="small">{t('import.goOn')}</Button>
            </div>
          </div>
          <div>
            <h2 className={styles.wireHeading}>{t('import.done')}</h2>
            <ImportWire
              totalUs={totalUs}
              readUs={totalUs}
              state="done"
              size="small"
              frames={sampleFrames(12)}
              frameCount={12}
            />
            <div className={styles.buttons}>
              <Button look="primary" size="small">
                {t('import.erase')}
              </Button>
              <Button size="small">{t('import.myself')}</Button>
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}
