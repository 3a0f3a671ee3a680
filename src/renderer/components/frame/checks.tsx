import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import styles from './checks.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

export type CheckProps = {
  /** What was looked at, as it stands: `Geen namen van leerlingen`. */
  readonly title: string;
  readonly detail?: string;
  /** Still open: this keeps the whole closed. */
  readonly open?: boolean;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  /** Id by which the closed button moves focus here. */
  readonly id?: string;
};

/** One line of a list of checks: in order, or still open. */
export function Check({ title, detail, open = false, actions, id }: CheckProps): ReactElement {
  const { t } = useTranslation();
  return (
    <li className={styles.check} data-open={open || undefined} id={id} tabIndex={open ? -1 : undefined}>
      <span className={styles.mark} aria-hidden="true">
        <Icon name={open ? 'cross' : 'check'} />
      </span>
      <div>
        <b className={styles.title}>
          <VisuallyHidden>{open ? t('checks.open') : t('checks.good')} </VisuallyHidden>
          {title}
        </b>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </li>
  );
}

export type ChecksProps = {
  readonly label: string;
  readonly children: ReactNode;
};

/** The checks that stand between something and its leaving, one under the other. */
export function Checks({ label, children }: ChecksProps): ReactElement {
  return (
    <ol className={styles.checks} aria-label={label}>
      {children}
    </ol>
  );
}
