import type { ReactElement } from 'react';
import styles from './skip-link.module.css';

export type SkipLinkProps = {
  /** Id of the element to go to; it can take focus (`tabIndex={-1}`). */
  readonly to: string;
  /** Such as `Naar het beeld`. */
  readonly children: string;
};

/** The first stop of the keyboard on a screen, seen only when it has focus. */
export function SkipLink({ to, children }: SkipLinkProps): ReactElement {
  return (
    <a
      href={`#${to}`}
      className={styles.link}
      onClick={(event) => {
        // the address of the window stays as it is
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {children}
    </a>
  );
}
