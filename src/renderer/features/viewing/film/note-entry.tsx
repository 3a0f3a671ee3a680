import { type FormEvent, type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../components/controls/button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { useKeptOnLeaving } from '../../../components/saving/use-kept-on-leaving.ts';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { useWork } from '../viewing-context.ts';
import styles from './note-entry.module.css';

/** A note at the moment of its key, while the film goes on. Enter, Escape and leaving all keep what stands there. */
export function NoteEntry(): ReactElement {
  const { t } = useTranslation();
  const { jotting } = useWork();
  const atUs = useStore(jotting.state, (state) => state.noteAtUs ?? 0);
  const [text, setText] = useState('');
  useKeptOnLeaving(text, (typed) => jotting.endNote(typed));
  const returnTo = useRef(document.activeElement);
  useEffect(() => {
    const before = returnTo.current;
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else document.getElementById('film')?.focus();
    };
  }, []);
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    jotting.endNote(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    jotting.endNote(text);
  };
  return (
    <form className={styles.entry} onSubmit={keep} onKeyDown={onKeyDown}>
      <TextField
        label={t('viewing.noteAt', { time: formatMediaTime(atUs) })}
        value={text}
        onChange={setText}
        autoFocus
        maxLength={10_000}
        beside={
          <Button type="submit" keys="Enter">
            {t('viewing.keepNote')}
          </Button>
        }
      />
    </form>
  );
}
