import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames, useViewing } from '../viewing-context.ts';
import { findPupils } from './find-pupils.ts';
import styles from './pupil-finder.module.css';

/** `P` and the first letters of a name. The toast waits meanwhile; Enter takes the first name, Escape none. */
export function PupilFinder(): ReactElement {
  const { t } = useTranslation();
  const { facts, tagging, toasts, looks } = useViewing();
  const names = useNames();
  const listId = useId();
  const [letters, setLetters] = useState('');
  const [at, setAt] = useState(0);
  const returnTo = useRef(document.activeElement);
  const named = facts.pupils.map(({ id }) => ({ id: id as string, name: names.pupil(id) ?? '' }));
  const found = findPupils(named, letters);
  const chosen = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    const before = returnTo.current;
    toasts.hold();
    return () => {
      toasts.letGo();
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else document.getElementById('film')?.focus();
    };
  }, [toasts]);

  const take = (id: string | undefined): void => {
    if (id !== undefined) tagging.seat(id);
    looks.set({ finding: false });
  };
  const keys: Readonly<Record<string, () => void>> = {
    Enter: () => {
      if (chosen !== undefined) take(chosen.id);
    },
    Escape: () => take(undefined),
    ArrowDown: () => setAt(Math.min(found.length - 1, at + 1)),
    ArrowUp: () => setAt(Math.max(0, at - 1)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keys[event.key];
    if (act === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className={styles.finder}>
      <label className={styles.label}>
        {t('viewing.findPupil')}
        {/* the focus is where the key was meant: the letters after P are the name */}
        <input
          ref={(input) => input?.focus()}
          className={styles.input}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck="false"
          value={letters}
          onChange={(event) => {
            setLetters(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => looks.set({ finding: false })}
        />
      </label>
      <div id={listId} role="listbox" aria-label={t('viewing.pupils')} className={styles.list}>
        {found.map(({ id, name }) => (
          <div
            key={id}
            id={`${listId}-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={id === chosen?.id}
            className={styles.option}
            // before the field loses the focus and the list goes
            onPointerDown={(event) => {
              event.preventDefault();
              take(id);
            }}
          >
            {name}
          </div>
        ))}
      </div>
      {found.length === 0 && <p role="status">{t('viewing.nobodyFound')}</p>}
    </div>
  );
}
