import type { ReactElement, ReactNode } from 'react';
import { SealGlyph } from '../ring/seal-glyph.tsx';
import styles from './progress-wire.module.css';

export type WireStep = {
  readonly id: string;
  readonly label: string;
  readonly note?: ReactNode;
  /** `gone`: at the end of it there is nothing left, drawn as the dashed ring. */
  readonly state: 'done' | 'now' | 'ahead' | 'gone';
};

export type ProgressWireProps = {
  /** What goes along the wire, for a screen reader. */
  readonly label: string;
  readonly steps: readonly WireStep[];
  /** Yellow while it is with you alone; green once others take part. */
  readonly tone?: 'own' | 'circle';
};

/** Steps as beads on a lying wire, labels above and notes under: drawn up to now, dashed from there. */
export function ProgressWire({ label, steps, tone = 'circle' }: ProgressWireProps): ReactElement {
  return (
    <ol aria-label={label} className={styles.wire} data-tone={tone}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className={styles.label}>{step.label}</span>
          {step.state === 'gone' ? (
            <span className={styles.gone}>
              <SealGlyph level="erased" size={20} />
            </span>
          ) : (
            <span className={styles.bead} data-state={step.state} aria-hidden="true" />
          )}
          {step.note !== undefined && <span className={styles.note}>{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
