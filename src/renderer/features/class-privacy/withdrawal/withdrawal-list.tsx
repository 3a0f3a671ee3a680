import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useScreen } from '../../../stores/screen-store.ts';
import styles from './withdrawal-section.module.css';

/** Every fragment, recording and package with the pupil, each with what can be done about it. */
export function WithdrawalList({ found }: { readonly found: OutputOf<'withdrawal.preview'> }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const { go } = useScreen();
  const { recordings, fragments, watches, handedOver, bundles, shown } = found;
  if ([recordings, fragments, watches, handedOver, bundles].every(({ length }) => length === 0))
    return <p className={styles.intro}>{t('classPrivacy.withdrawal.nothing')}</p>;
  return (
    <ul className={styles.list}>
      {fragments.map(({ fragmentId, recordingId, title, why, released }) => (
        <li key={fragmentId} className={styles.row}>
          <span className={styles.words}>
            <b>{title}</b> {t(`classPrivacy.withdrawal.why.${why}`)}
            {released && ` ${t('classPrivacy.withdrawal.released')}`}
          </span>
          <Button size="small" onPress={() => go({ at: 'viewing', recordingId })}>
            {t('classPrivacy.withdrawal.look')}
          </Button>
          {!released && (
            <Button size="small" onPress={() => void client.ask('fragment.remove', { fragmentId })}>
              {t('classPrivacy.withdrawal.remove')}
            </Button>
          )}
        </li>
      ))}
      {recordings.map(({ recordingId, title, noted }) => (
        <li key={recordingId} className={styles.row}>
          <span className={styles.words}>
            {t(noted ? 'classPrivacy.withdrawal.recording' : 'classPrivacy.withdrawal.recordingUnsure', {
              title,
            })}
          </span>
        </li>
      ))}
      {shown.map((one) => (
        <li key={`${one.fragmentId}${one.date}${one.present.join()}`} className={styles.row}>
          <span className={styles.words}>
            {t('classPrivacy.withdrawal.shown', {
              ...{ title: one.title, people: one.present.join(', ') },
              day: one.date === null ? '' : day(one.date),
            })}
          </span>
        </li>
      ))}
      {watches.map(({ bundleId, title, name, until }) => (
        <li key={bundleId} className={styles.row}>
          <span className={styles.words}>
            {t('classPrivacy.withdrawal.watch', { title, name, day: day(until) })}
          </span>
        </li>
      ))}
      {handedOver.map(({ bundleId, title, name, until }) => (
        <li key={bundleId} className={styles.row}>
          <span className={styles.words}>
            {t('classPrivacy.withdrawal.handedOver', { title, name, day: day(until) })}
          </span>
        </li>
      ))}
      {bundles.map(({ bundleId, madeAt, fragmentIds }) => (
        <li key={bundleId} className={styles.row}>
          <span className={styles.words}>
            {t('classPrivacy.withdrawal.bundle', { count: fragmentIds.length, day: day(localDay(madeAt)) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
