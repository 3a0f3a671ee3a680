import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/client-context.ts';
import { Choice } from '../../components/controls/choice.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import styles from './bundle-screen.module.css';

/** How a bundle is closed: six words that are told, or the key of whoever may open it. Never both. */
export type SealTo = {
  readonly by: 'words' | 'card';
  /** Null until they were drawn. */
  readonly words: string | null;
  readonly card: string;
};

const ageRecipient = /^age1[a-z0-9]{20,}$/;

export function sealIsReady({ by, words, card }: SealTo): boolean {
  return by === 'words' ? words !== null : ageRecipient.test(card.trim());
}

export type SealChoiceProps = { readonly value: SealTo; readonly onChange: (value: SealTo) => void };

/** Who can open it. */
export function SealChoice({ value, onChange }: SealChoiceProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const needsWords = value.by === 'words' && value.words === null;
  useEffect(() => {
    if (!needsWords) return;
    let wanted = true;
    void client.call('bundle.words', {}).then((answer) => {
      if (wanted && answer.ok) onChange({ ...value, words: answer.value.words.join(' ') });
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
          { value: 'words', label: t('bundle.sixWords') },
          { value: 'card', label: t('bundle.keyCard') },
        ]}
      />
      {value.by === 'words' ? (
        <p className={styles.words}>{value.words}</p>
      ) : (
        <TextField
          label={t('bundle.cardField')}
          hint={t('bundle.cardHint')}
          value={value.card}
          onChange={(card) => onChange({ ...value, card })}
        />
      )}
    </div>
  );
}
