import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './key-card.module.css';

export type CardRead = OutputOf<'card.read'>;

/** A card is 120 signs; a file that is longer than this is no card. */
const LONGEST_FILE = 2000;

/** Somebody's card, pasted, typed or out of a file; a wrong sign in it is told. */
export function CardInput({ onRead }: { readonly onRead: (read: CardRead) => void }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [error, setError] = useState<ErrorPayload>();
  const read = async (card: string): Promise<void> => {
    if (card.trim() === '') return;
    const answer = await client.call('card.read', { card: card.trim().slice(0, 500) });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) onRead(answer.value);
  };
  const readFile = async (file: File): Promise<void> => {
    const content = await file.slice(0, LONGEST_FILE).text();
    setText(content.trim());
    await read(content);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void read(text);
      }}
    >
      <TextField
        label={t('classPrivacy.keyCard.paste')}
        hint={t('classPrivacy.keyCard.pasteHint')}
        value={text}
        onChange={setText}
      />
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // the same file can be chosen again
          currentTarget.value = '';
          if (file !== undefined) void readFile(file);
        }}
      />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" closed={text.trim() === ''}>
          {t('classPrivacy.keyCard.look')}
        </Button>
        <Button onPress={() => input.current?.click()}>{t('classPrivacy.keyCard.choose')}</Button>
      </div>
    </form>
  );
}
