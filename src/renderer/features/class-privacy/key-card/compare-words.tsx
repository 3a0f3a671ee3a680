import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../../shared/model/contact.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './key-card.module.css';

export type CompareWordsProps = { readonly contact: Contact; readonly onClose: () => void };

/** The four words of a colleague's card, to be compared with those that she sees herself. */
export function CompareWords({ contact, onClose }: CompareWordsProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [differ, setDiffer] = useState(false);
  const { name, card, id: contactId } = contact;
  const words = useRecords('card.read', { card }).value?.words;
  return (
    <fieldset className={styles.form} aria-label={t('classPrivacy.keyCard.wordsOf')}>
      <p className={styles.words}>{words?.join(' ')}</p>
      <p role="status">
        {differ
          ? t('classPrivacy.keyCard.differentWhat', { name })
          : t('classPrivacy.keyCard.compareHow', { name })}
      </p>
      <div className={styles.actions}>
        {differ ? (
          <Button
            onPress={() => {
              void client.ask('contact.lose', { contactId });
              onClose();
            }}
          >
            {t('classPrivacy.keyCard.loseDo')}
          </Button>
        ) : (
          <>
            <Button
              look="primary"
              onPress={() => {
                void client.ask('contact.confirm', { contactId });
                onClose();
              }}
            >
              {t('classPrivacy.keyCard.same')}
            </Button>
            <Button onPress={() => setDiffer(true)}>{t('classPrivacy.keyCard.different')}</Button>
          </>
        )}
        <Button look="link" onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </fieldset>
  );
}
