import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment } from '../../../../shared/model/recording.ts';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Switch } from '../../../components/controls/switch.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { useViewing } from '../viewing-context.ts';
import styles from './fragment-editor.module.css';
import { FragmentEnd } from './fragment-end.tsx';
import { ReleasedFragment } from './released-fragment.tsx';
import { SubtitleEditor } from './subtitle-editor.tsx';
import { useSettledText } from './use-settled-text.ts';

export type FragmentEditorProps = { readonly fragment: Fragment; readonly number: number };

/** Names a fragment, says why it matters, and moves its ends by frames; a released one is locked, and says so. */
export function FragmentEditor({ fragment, number }: FragmentEditorProps): ReactElement {
  const { t } = useTranslation();
  const { clipping, facts } = useViewing();
  const returnTo = useRef(document.activeElement);
  useEffect(() => {
    const before = returnTo.current;
    // the name it got by itself goes with the first letter
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else document.getElementById('film')?.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    clipping.stopEditing();
  };
  return (
    <section
      className={styles.editor}
      data-editing
      aria-label={t('viewing.fragmentNumber', { number })}
      onKeyDown={onKeyDown}
    >
      <h2>{t('viewing.fragmentNumber', { number })}</h2>
      {facts.released.has(fragment.id) ? (
        <ReleasedFragment fragment={fragment} />
      ) : (
        <PrivateFragment fragment={fragment} />
      )}
    </section>
  );
}

function PrivateFragment({ fragment }: { readonly fragment: Fragment }): ReactElement {
  const { t } = useTranslation();
  const { clipping, facts } = useViewing();
  const release = useCommand(facts.ownerName === null ? 'viewing.release' : 'viewing.propose');
  const [typing, setTyping] = useState(false);
  const title = useSettledText(fragment.title, (text) => {
    if (text.trim() !== '') clipping.write(fragment.id, { title: text });
  });
  const why = useSettledText(fragment.why, (text) => clipping.write(fragment.id, { why: text }));
  if (typing) return <SubtitleEditor fragment={fragment} onDone={() => setTyping(false)} />;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        clipping.stopEditing();
      }}
    >
      <TextField
        label={t('viewing.fragmentTitle')}
        value={title.text}
        onChange={title.setText}
        autoFocus
        maxLength={200}
      />
      <TextField label={t('viewing.fragmentWhy')} value={why.text} onChange={why.setText} multiline />
      <div className={styles.ends}>
        <FragmentEnd fragment={fragment} edge="begin" />
        <FragmentEnd fragment={fragment} edge="end" />
      </div>
      <Switch
        isSelected={fragment.levelled}
        onChange={(levelled) => clipping.write(fragment.id, { levelled })}
      >
        {t('viewing.softVoicesLouder')}
      </Switch>
      <div className={styles.buttons}>
        <Button type="submit" size="small" look="primary">
          {t('viewing.done')}
        </Button>
        <Button size="small" keys={release.keys ?? ''} onPress={release.run}>
          {release.label}
        </Button>
        {!typing && (
          <Button size="small" look="quietLink" onPress={() => setTyping(true)}>
            {t('viewing.subtitles')}
          </Button>
        )}
        <Button size="small" look="quietLink" onPress={() => clipping.remove(fragment)}>
          {t('viewing.removeFragment')}
        </Button>
      </div>
    </form>
  );
}
