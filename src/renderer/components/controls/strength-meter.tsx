import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Meter } from 'react-aria-components/Meter';
import styles from './strength-meter.module.css';

export type StrengthMeterProps = {
  readonly label: string;
  /** 0 nothing typed, 1 to 4 from easily guessed to strong. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** What it means and what helps, in a few words. */
  readonly words: string;
};

const beads = [1, 2, 3, 4] as const;

/** How strong a new wachtzin is: four beads on a wire, and words; it advises, it never refuses by colour alone. */
export function StrengthMeter({ label, level, words }: StrengthMeterProps): ReactElement {
  return (
    <Meter className={styles.meter ?? ''} minValue={0} maxValue={4} value={level} valueLabel={words}>
      <Label className={styles.label}>{label}</Label>
      <span className={styles.wire} aria-hidden="true">
        {beads.map((bead) => (
          <span key={bead} className={styles.bead} data-lit={bead <= level || undefined} />
        ))}
      </span>
      <span className={styles.words}>{words}</span>
    </Meter>
  );
}
