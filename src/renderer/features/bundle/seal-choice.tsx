import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/model/contact.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './bundle-screen.module.css';

/** How a bundle is closed: to the key card of whoever may open it, or with six words that are told. Never both. */
export type SealTo = {
  readonly by: 'words' | 'card';
  /** Null until they were drawn. */
  readonly words: string | null;
  readonly contactId: string | null;
};

export function sealIsReady({ by, words, contactId }: SealTo): boolean {
  return by === 'words' ? words !== null : contactId !== null;
}

/** The card of the begeleider if it is here, else that of anybody; words where there is none (DECISIONS 3). */
export function usualSeal(contacts: readonly Contact[], coachId: string | undefined): SealTo {
  const contact = contacts.find(({ participantId }) => participantId === coachId) ?? contacts[0];
  return { by: contact === undefined ? 'words' : 'card', words: null, contactId: contact?.id ?? null };
}

export type SealChoiceProps = {
  readonly value: SealTo;
  /** Whose cards can be sealed to. */
  readonly contacts: readonly Contact[];
  readonly onChange: (value: SealTo) => void;
};

/** Who can open it. */
export function SealChoice({ value, contacts, onChange }: SealChoiceProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const needsWords = value.by === 'words' && value.words === null;
  useEffect(() => {
    if (!needsWords) return;
    let wanted = true;
    void client.ask('bundle.words', {}).then(({ words }) => {
      if (wanted) onChange({ ...value, words: words.join(' ') });
    });
    return () => {
      wanted = false;
    };
  }, [needsWords, client, value, onChange]);
  return (
    <div className={styles.seal}>
      <Choice
        label={t('bundle.opensWith')}
        size="small"
        value={value.by}
        onChange={(by) => onChange({ ...value, by })}
        options={[
          { value: 'card', label: t('bundle.keyCard') },
          { value: 'words', label: t('bundle.sixWords') },
        ]}
      />
      {value.by === 'words' ? (
        <p className={styles.words}>{value.words}</p>
      ) : (
        <WhoseCard
          contacts={contacts}
          chosen={value.contactId}
          onChange={(contactId) => onChange({ ...value, contactId })}
        />
      )}
    </div>
  );
}

type WhoseCardProps = {
  readonly contacts: readonly Contact[];
  readonly chosen: string | null;
  readonly onChange: (contactId: string) => void;
};

function WhoseCard({ contacts, chosen, onChange }: WhoseCardProps): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  const contact = contacts.find(({ id }) => id === chosen);
  const toCards = (): void => go({ at: 'privacy', section: 'keyCard' });
  return (
    <>
      {contacts.length > 1 && (
        <Choice
          label={t('bundle.whoseCard')}
          size="apart"
          value={chosen}
          onChange={onChange}
          options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {contact !== undefined && (
        <p>
          {t('bundle.onlyShe', { name: contact.name })}{' '}
          {contact.confirmedAt === null && t('bundle.notCompared', { name: contact.name })}
        </p>
      )}
      {contacts.length === 0 && <p>{t('bundle.noCards')}</p>}
      {(contact === undefined || contact.confirmedAt === null) && (
        <Button look="link" onPress={toCards}>
          {t('bundle.toCards')}
        </Button>
      )}
    </>
  );
}
