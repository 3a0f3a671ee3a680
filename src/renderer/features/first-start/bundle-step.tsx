import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { takeFocus } from '../../components/focus/take-focus.ts';
import { RingDecoration } from '../../components/frame/ring-decoration.tsx';
import type { OpenedPackage } from '../../package/opened-package.ts';
import { PackageInput } from '../../package/package-input.tsx';
import styles from './first-start.module.css';

export type BundleStepProps = {
  readonly onBack: () => void;
  readonly onOpened: (bundle: OpenedPackage) => void;
};

/** The package of a begeleider: which file, and the six words that open it. */
export function BundleStep({ onBack, onOpened }: BundleStepProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.screen}>
      <main ref={takeFocus} tabIndex={-1} data-quiet-focus className={styles.main} data-region="main">
        <RingDecoration look="open" />
        <div className={styles.content}>
          <h1 className={styles.title}>{t('firstStart.bundleTitle')}</h1>
          <p className={styles.lead}>{t('firstStart.bundleLead')}</p>
          <div className={styles.form}>
            <PackageInput onOpened={onOpened} />
            <div className={styles.buttons}>
              <Button look="link" keys="Esc" onPress={onBack}>
                {t('firstStart.otherDoor')}
              </Button>
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}
