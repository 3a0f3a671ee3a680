import type { ReactElement } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './kbd.module.css';

export type KbdProps = {
  /** What stands on the key, such as `M` or `Ctrl K`; in words of the user's language (`Spatie`). */
  readonly keys: string;
  /** 24 px, or 20 px inside buttons and running text, or 28 px at a door. */
  readonly size?: 'small' | 'normal' | 'large';
  /** A key cap on a filled button takes the button's own colour. */
  readonly bare?: boolean;
  /** Left out of the accessible name: the button says its keys by `aria-keyshortcuts`. */
  readonly silent?: boolean;
};

/** A key cap. */
export function Kbd({ keys, size = 'normal', bare = false, silent = false }: KbdProps): ReactElement {
  return (
    <kbd
      className={joinClasses(
        styles.key,
        size === 'small' && styles.small,
        size === 'large' && styles.large,
        bare && styles.bare,
      )}
      aria-hidden={silent || undefined}
    >
      {keys}
    </kbd>
  );
}
