import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import styles from './key-card.module.css';

/** The card as a QR code (ISO/IEC 18004), drawn as one path; the same text stands beside it. */
export function CardCode({ card }: { readonly card: string }): ReactElement {
  const { t } = useTranslation();
  // capitals are packed twice as tightly, and mean the same
  const { data, size } = encode(card.toUpperCase(), { ecc: 'M', border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('classPrivacy.keyCard.qr')}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
