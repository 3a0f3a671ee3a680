import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../join-classes.ts';
import styles from './kbd.module.css';

export type KbdProps = {
  /** As a command names them, such as `M`, `Ctrl K` or `Spatie`; a key with a word of its own is shown in the user's language. */
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
  const { t } = useTranslation();
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
      {keys
        .split(' ')
        .map((key) => (key === 'Spatie' ? t('keyCap.space') : key))
        .join(' ')}
    </kbd>
  );
}
