import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../../shared/model/contact.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import { AddCard } from './add-card.tsx';
import { CompareWords } from './compare-words.tsx';
import styles from './key-card.module.css';

type Doing = 'nothing' | 'compare' | 'lose' | 'replace';

/** A colleague's card: how far it can be trusted, what was sealed to it, and what to do when it is lost or another. */
export function ContactRow({ contact }: { readonly contact: Contact }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const [doing, setDoing] = useState<Doing>('nothing');
  const sealed = useRecords('contact.sealed', { contactId: contact.id }).value ?? [];
  const { id: contactId, name, confirmedAt, lostAt, replacedBy } = contact;
  const inUse = lostAt === null && replacedBy === null;
  const close = (): void => setDoing('nothing');
  const state = (): string => {
    if (replacedBy !== null) return t('classPrivacy.keyCard.replaced');
    if (lostAt !== null) return t('classPrivacy.keyCard.lost');
    return confirmedAt === null
      ? t('classPrivacy.keyCard.notCompared')
      : t('classPrivacy.keyCard.compared', { day: day(localDay(confirmedAt)) });
  };
  return (
    <li className={styles.contact} data-in-use={inUse || undefined}>
      <div className={styles.line}>
        <b className={styles.who}>{name}</b>
        <span className={styles.quiet}>{state()}</span>
        <span className={styles.buttons}>
          {inUse && confirmedAt === null && (
            <Button size="small" onPress={() => setDoing('compare')}>
              {t('classPrivacy.keyCard.compare')}
            </Button>
          )}
          {inUse && (
            <Button size="small" onPress={() => setDoing('lose')}>
              {t('classPrivacy.keyCard.loseIt')}
            </Button>
          )}
          {replacedBy === null && (
            <Button size="small" onPress={() => setDoing('replace')}>
              {t('classPrivacy.keyCard.replaceIt')}
            </Button>
          )}
          {!inUse && replacedBy === null && (
            <Button size="small" onPress={() => void client.ask('contact.remove', { contactId })}>
              {t('classPrivacy.keyCard.remove')}
            </Button>
          )}
        </span>
      </div>
      <p className={styles.quiet}>
        {sealed.length === 0
          ? t('classPrivacy.keyCard.sealedNever')
          : t('classPrivacy.keyCard.sealed', {
              days: sealed.map(({ madeAt }) => day(localDay(madeAt))).join(', '),
            })}
      </p>
      {doing === 'compare' && <CompareWords contact={contact} onClose={close} />}
      {doing === 'replace' && <AddCard replaces={contact} onClose={close} />}
      {doing === 'lose' && (
        <fieldset className={styles.form} aria-label={t('classPrivacy.keyCard.loseTitle', { name })}>
          <p>
            <b>{t('classPrivacy.keyCard.loseTitle', { name })}</b> {t('classPrivacy.keyCard.loseWhat')}
          </p>
          <div className={styles.actions}>
            <Button
              onPress={() => {
                void client.ask('contact.lose', { contactId });
                close();
              }}
            >
              {t('classPrivacy.keyCard.loseDo')}
            </Button>
            <Button look="link" onPress={close}>
              {t('classPrivacy.keyCard.cancel')}
            </Button>
          </div>
        </fieldset>
      )}
    </li>
  );
}
