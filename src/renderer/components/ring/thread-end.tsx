import type { ReactElement } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './thread-end.module.css';
import wires from './wire.module.css';

export type ThreadEndProps = { readonly label: string; readonly date?: string; readonly done?: boolean };

/** Where the thread of a trajectory begins or closes: a bead, what it is, and when. */
export function ThreadEnd({ label, date, done = false }: ThreadEndProps): ReactElement {
  return (
    <div className={joinClasses(wires.wire, styles.end)} data-wire={done ? 'drawn' : 'dashed'}>
      <span className={styles.bead} data-done={done || undefined} />
      <span className={styles.words}>
        {label}
        {date !== undefined && <span className={styles.date}>{date}</span>}
      </span>
    </div>
  );
}
