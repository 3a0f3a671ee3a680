import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import styles from './closing-ring.module.css';

export type ClosingRingProps = {
  /** Nobody but the owner is in the audience. */
  readonly forNobody: boolean;
  readonly onClose: () => void;
};

/** After the release: the ring opens from one dot to the whole circle, and the way back is named. */
export function ClosingRing({ forNobody, onClose }: ClosingRingProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.done} role="status">
      <span className={styles.ring}>
        <SealGlyph level="circle" size={44} />
      </span>
      <p className={styles.words}>{t(forNobody ? 'release.doneForNobody' : 'release.done')}</p>
      <Button autoFocus look="primary" onPress={onClose}>
        {t('release.close')}
      </Button>
    </div>
  );
}
