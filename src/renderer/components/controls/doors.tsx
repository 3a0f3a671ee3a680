import type { KeyboardEvent, ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import { Icon } from '../icon.tsx';
import styles from './doors.module.css';
import { Kbd } from './kbd.tsx';

export type Door<Id extends string> = {
  readonly id: Id;
  readonly title: string;
  /** What you need, or what comes along. */
  readonly hint: string;
};

export type DoorsProps<Id extends string> = {
  readonly label: string;
  /** At most nine; `1`, `2`, `3` open them while focus is among them. */
  readonly doors: readonly Door<Id>[];
  readonly onOpen: (id: Id) => void;
};

/** Ways to begin, as full-width rows between hairlines. None is the default. */
export function Doors<Id extends string>({ label, doors, onOpen }: DoorsProps<Id>): ReactElement {
  const onKeyDown = (event: KeyboardEvent): void => {
    const door = /^[1-9]$/.test(event.key) ? doors[Number(event.key) - 1] : undefined;
    if (door === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onOpen(door.id);
  };
  return (
    <Group aria-label={label} className={styles.doors ?? ''}>
      {doors.map((door, index) => (
        <button
          key={door.id}
          type="button"
          onKeyDown={onKeyDown}
          onClick={() => onOpen(door.id)}
          aria-keyshortcuts={String(index + 1)}
          className={styles.door}
        >
          <span className={styles.key}>
            <Kbd keys={String(index + 1)} size="large" silent />
          </span>
          <span className={styles.words}>
            <span className={styles.title}>{door.title}</span>
            <span className={styles.hint}>{door.hint}</span>
          </span>
          <Icon name="onward" size={30} />
        </button>
      ))}
    </Group>
  );
}
