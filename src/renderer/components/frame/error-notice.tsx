import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { Icon } from '../icon.tsx';
import styles from './error-notice.module.css';

export type ErrorNoticeProps = {
  /** As it crossed the contract: a code, and what fills its words. Words where it is not of the contract. */
  readonly error: ErrorPayload | string;
  /** The way out as buttons, where the words' advice can be a button. */
  readonly actions?: ReactNode;
};

/** Something can't be done: why, and the way out. In the place it is about, never over the screen. */
export function ErrorNotice({ error, actions }: ErrorNoticeProps): ReactElement {
  const { t } = useTranslation('errors');
  return (
    <div role="alert" className={styles.notice}>
      <Icon name="warning" size={22} />
      <div className={styles.content}>
        <p>{typeof error === 'string' ? error : t(error.code, { ...error.params })}</p>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
