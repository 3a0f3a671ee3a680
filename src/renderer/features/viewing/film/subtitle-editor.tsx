import { type FormEvent, type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment } from '../../../../shared/model/recording.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { useEntry } from '../../../components/controls/use-entry.ts';
import { SaveAsFile } from '../../../components/saving/save-as-file.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { useViewing } from '../viewing-context.ts';
import styles from './subtitle-editor.module.css';
import { SubtitleRow } from './subtitle-row.tsx';

export type SubtitleEditorProps = { readonly fragment: Fragment; readonly onDone: () => void };

/**
 * Types what is said. A line begins where the film was at its first letter; Enter keeps it and goes on with the next, and in an empty
 * field it plays or pauses, so that the hands stay on the letters.
 */
export function SubtitleEditor({ fragment, onDone }: SubtitleEditorProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { film, changes } = useViewing();
  const beganUs = useRef(0);
  const { recordingId, id: fragmentId } = fragment;
  const all = useRecords('subtitle.list', { recordingId }).value ?? [];
  const lines = all.filter((line) => line.fragmentId === fragmentId);
  const { text, setText, enter } = useEntry(async (typed) => {
    const startUs = beganUs.current;
    let isTaken = false;
    await changes.inTurn(async () => {
      isTaken = (await changes.change('subtitle.add', { fragmentId, startUs, text: typed })) !== null;
    });
    return isTaken;
  });
  const type = (typed: string): void => {
    if (text === '') beganUs.current = film.moment().positionUs;
    setText(typed);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') enter();
    else if (film.moment().playing) film.pause();
    else film.play();
  };
  return (
    <section className={styles.subtitles} aria-label={t('viewing.subtitles')}>
      <form onSubmit={onSubmit}>
        <TextField
          label={t('viewing.newSubtitle')}
          hint={t('viewing.newSubtitleHow')}
          value={text}
          onChange={type}
          maxLength={200}
          autoFocus
        />
      </form>
      {lines.length > 0 && (
        <ol className={styles.lines}>
          {lines.map((line) => (
            <SubtitleRow key={line.id} line={line} />
          ))}
        </ol>
      )}
      <div className={styles.buttons}>
        <Button size="small" look="primary" onPress={onDone}>
          {t('viewing.done')}
        </Button>
        {lines.length > 0 && (
          <SaveAsFile
            label={t('viewing.saveSubtitles')}
            suggestedName={t('viewing.subtitlesFile')}
            onSave={(target) => client.call('subtitle.save', { fragmentId, target })}
          />
        )}
      </div>
    </section>
  );
}
