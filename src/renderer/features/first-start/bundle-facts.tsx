import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { localDay, useDays } from '../../i18n/dates.ts';
import styles from './first-start.module.css';

export type BundleFactsProps = { readonly facts: OutputOf<'bundle.inspect'> };

/** What a package says of itself, before anything of it is kept. */
export function BundleFacts({ facts }: BundleFactsProps): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { contact } = facts.signature;
  const name = contact?.name ?? facts.author;
  const senderWords =
    contact === null
      ? t('firstStart.senderUnknown')
      : contact.confirmedAt === null
        ? t('firstStart.senderNotCompared', { name })
        : t('firstStart.senderIs', { name, day: day(localDay(contact.confirmedAt)) });
  return (
    <div className={styles.facts}>
      <p>
        <b>{t('firstStart.bundleFrom', { name })}</b>
      </p>
      <p>{senderWords}</p>
      <p>
        {t('firstStart.bundleHolds', {
          count: facts.fragments.length,
          title: facts.meeting.title,
          day: day(facts.meeting.date),
        })}
      </p>
      <p>{t('firstStart.bundleUntil', { day: day(facts.until) })}</p>
    </div>
  );
}
