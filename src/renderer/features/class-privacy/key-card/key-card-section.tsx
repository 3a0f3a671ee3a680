import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { AddCard } from './add-card.tsx';
import { ContactRow } from './contact-row.tsx';
import styles from './key-card.module.css';
import { OwnCard } from './own-card.tsx';

/** Sleutelkaart: one's own to give away, and those of colleagues to seal to. */
export function KeyCardSection(): ReactElement {
  const { t } = useTranslation();
  const contacts = useRecords('contact.list', {}).value ?? [];
  const [adding, setAdding] = useState(false);
  return (
    <>
      <OwnCard />
      <h3 className={styles.heading}>{t('classPrivacy.keyCard.others')}</h3>
      {contacts.length === 0 ? (
        <p className={styles.quiet}>{t('classPrivacy.keyCard.nobody')}</p>
      ) : (
        <ul>
          {contacts.map((contact) => (
            <ContactRow key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
      {adding ? (
        <AddCard replaces={null} onClose={() => setAdding(false)} />
      ) : (
        <div className={styles.actions}>
          <Button onPress={() => setAdding(true)}>{t('classPrivacy.keyCard.open')}</Button>
        </div>
      )}
    </>
  );
}
