import type { ReactElement, ReactNode } from 'react';
import styles from './step-wire.module.css';

export type TurnStep = {
  readonly id: string;
  readonly label: string;
  /** Behind the label: how long it has taken, or the key of the next step. */
  readonly note?: ReactNode;
};

export type StepWireProps = {
  /** What the steps are of, for a screen reader. */
  readonly label: string;
  readonly steps: readonly TurnStep[];
  readonly currentId: string;
};

/** The steps of a turn as beads on a hanging wire: those behind filled, this one lit, those ahead open. */
export function StepWire({ label, steps, currentId }: StepWireProps): ReactElement {
  const at = steps.findIndex(({ id }) => id === currentId);
  return (
    <ol aria-label={label} className={styles.wire}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'ahead';
        return (
          <li
            key={step.id}
            className={styles.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={styles.bead} data-state={state} aria-hidden="true" />
            <span>{step.label}</span>
            {step.note !== undefined && <span className={styles.note}>{step.note}</span>}
          </li>
        );
      })}
    </ol>
  );
}
