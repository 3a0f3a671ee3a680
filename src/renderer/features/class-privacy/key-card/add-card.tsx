import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { Contact } from '../../../../shared/model/contact.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { CardInput, type CardRead } from './card-input.tsx';
import styles from './key-card.module.css';

export type AddCardProps = {
  /** Whose card it takes the place of; null for somebody new. */
  readonly replaces: Contact | null;
  readonly onClose: () => void;
};

/** Kaart van een collega openen: read it, see its words, say whose it is, keep it. */
export function AddCard({ replaces, onClose }: AddCardProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const participants = useRecords('trajectory.get', {}).value?.participants ?? [];
  const [read, setRead] = useState<CardRead>();
  const [name, setName] = useState(replaces?.name ?? '');
  const [error, setError] = useState<ErrorPayload>();
  const keep = async (): Promise<void> => {
    if (read === undefined || name.trim() === '') return;
    const { card } = read;
    const who = participants.find((one) => !one.self && one.name === name.trim());
    const answer =
      replaces === null
        ? await client.call('contact.add', { name: name.trim(), card, participantId: who?.id ?? null })
        : await client.call('contact.replace', { contactId: replaces.id, card });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) onClose();
  };
  const isNew = read !== undefined && !read.own && read.contactId === null;
  return (
    <div className={styles.form}>
      <CardInput onRead={setRead} />
      {read !== undefined && (
        <>
          <p role="status">
            {t('classPrivacy.keyCard.wordsOf')}: <b className={styles.words}>{read.words.join(' ')}</b>{' '}
            {read.own && t('classPrivacy.keyCard.isOwn')}
            {read.contactId !== null && t('classPrivacy.keyCard.isHere')}
          </p>
          {isNew && replaces === null && (
            <TextField label={t('classPrivacy.keyCard.name')} value={name} onChange={setName} />
          )}
          {error !== undefined && <ErrorNotice error={error} />}
        </>
      )}
      <div className={styles.actions}>
        {isNew && (
          <Button look="primary" closed={name.trim() === ''} onPress={() => void keep()}>
            {t('classPrivacy.keyCard.keep')}
          </Button>
        )}
        <Button look="link" onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </div>
  );
}
