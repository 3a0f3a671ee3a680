import type { ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ClassStatement } from '../../../../shared/model/class.ts';
import { useDays } from '../../../i18n/dates.ts';
import styles from './consent-section.module.css';

export type StatementSentenceProps = {
  readonly statement: ClassStatement;
  /** How many pupils may not be recognisable. */
  readonly hidden: number;
};

/** The class statement in words, and below it what parents were told. */
export function StatementSentence({ statement, hidden }: StatementSentenceProps): ReactElement {
  const { t, i18n } = useTranslation();
  const day = useDays();
  const { basis, purpose, informedOn, toldViewers } = statement;
  const roles = new Intl.ListFormat(i18n.language).format(toldViewers.map((role) => t(`role.${role}`)));
  return (
    <>
      <p className={styles.sentence}>
        <Trans
          i18nKey="classPrivacy.consent.sentence"
          values={{ basis: t(`classPrivacy.consent.basis.${basis}`), day: day(informedOn) }}
          components={{ b: <b /> }}
        />{' '}
        <Trans i18nKey="classPrivacy.consent.hidden" count={hidden} components={{ b: <b /> }} />
      </p>
      <p className={styles.told}>
        {t('classPrivacy.consent.told', { purpose: t(`classPrivacy.consent.purpose.${purpose}`), roles })}
      </p>
    </>
  );
}
