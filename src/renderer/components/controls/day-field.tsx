import { type ReactElement, useId } from 'react';
import styles from './day-field.module.css';

export type DayFieldProps = {
  readonly label: string;
  /** YYYY-MM-DD, or empty while there is no whole day. */
  readonly value: string;
  readonly onChange: (isoDate: string) => void;
};

/** A day: the browser's own field, which knows the order of the language and gives an ISO day. */
export function DayField({ label, value, onChange }: DayFieldProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
