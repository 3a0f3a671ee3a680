import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { VisuallyHidden } from '../../components/frame/visually-hidden.tsx';
import { SampleFrame } from '../sample-frame.tsx';
import { SampleSheet } from '../sample-sheet.tsx';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import styles from './pages.module.css';

/** Beside `screens/k`, with the sheet open. */
export function SheetPage(): ReactElement {
  const { t } = useTranslation('gallery');
  const [open, setOpen] = useState(true);
  return (
    <div className={styles.screen}>
      <SampleTitleBar current="watch" sight="own" withControls />
      <main>
        <h1>
          <VisuallyHidden>{t('release.title')}</VisuallyHidden>
        </h1>
        <div className={styles.film}>
          <SampleFrame />
        </div>
        <Button onPress={() => setOpen(true)}>{t('overlay.sheet')}</Button>
      </main>
      <SampleSheet isOpen={open} onClose={() => setOpen(false)} />
    </div>
  );
}
