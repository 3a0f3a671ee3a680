import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Section, Specimen } from '../specimen.tsx';
import styles from './sections.module.css';

const colours = [
  'canvas',
  'paper',
  'vlak2',
  'ink',
  'ink2',
  'ink3',
  'lijn',
  'rand',
  'bord',
  'bord-tint',
  'lamp',
  'lamp-tint',
  'lamp-ink',
  'rood',
  'rood-tint',
  'focus',
  'following',
  'receiving',
  'turn',
  'leading',
  'pupil',
] as const;

const types = [
  'question',
  'title',
  'statement',
  'door',
  'section',
  'heading',
  'sub',
  'lead',
  'body',
  'body-s',
  'meta',
] as const;

/** Colours and type of the theme that is shown. */
export function TokenSection(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Section id="token" title={t('sections.token')}>
      <Specimen name="tokens.css">
        <div className={styles.swatches}>
          {colours.map((name) => (
            <span key={name} className={styles.swatch}>
              <span className={styles.colour} style={{ background: `var(--${name})` }} />
              {`--${name}`}
            </span>
          ))}
        </div>
        <div className={styles.type}>
          {types.map((name) => (
            <p key={name} style={{ font: `var(--type-${name})` }}>
              {t('type.sample')}
            </p>
          ))}
        </div>
      </Specimen>
    </Section>
  );
}
