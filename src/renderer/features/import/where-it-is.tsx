import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import type { ImportSource } from '../../stores/import-desk.ts';
import styles from './where-it-is.module.css';

export type WhereItIsProps = {
  readonly source: ImportSource | null;
  readonly isReady: boolean;
  /** That the end of it could not be read: it may be needed once more. */
  readonly isCutShort: boolean;
  /** What it was read in from was wiped since, or she said so. */
  readonly isGone: boolean;
};

/** Waar staat deze les nu? Every copy that Kijkkring knows of, and what to do about it. */
export function WhereItIs({ source, isReady, isCutShort, isGone }: WhereItIsProps): ReactElement {
  const { t } = useTranslation();
  const onStick = source !== null && source.drive !== null;
  const place = onStick ? t('importing.where.stick', { name: source.drive }) : t('importing.where.file');
  const whenIn = isCutShort ? t('importing.where.keep') : t('importing.where.eraseNow');
  const original = isReady ? whenIn : t('importing.where.eraseLater');
  return (
    <section aria-labelledby="import-where" className={styles.where}>
      <h3 id="import-where">{t('importing.where.title')}</h3>
      <ul>
        <li className={styles.line}>
          <span className={styles.own}>
            <SealGlyph level="own" />
          </span>
          <b>{t('importing.where.laptop')}</b>
          <span>{isReady ? t('importing.where.laptopDone') : t('importing.where.laptopRunning')}</span>
        </li>
        <li className={styles.line}>
          <Icon name={onStick ? 'stick' : 'laptop'} />
          <b>{place}</b>
          <span>{isGone ? t('importing.where.erased') : original}</span>
        </li>
        <li className={styles.line}>
          <Icon name="camera" />
          <b>{t('importing.where.camera')}</b>
          <span>{t('importing.where.cameraUnknown')}</span>
        </li>
      </ul>
    </section>
  );
}
