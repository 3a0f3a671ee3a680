import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subtitle } from '../../../../shared/model/subtitle.ts';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { useViewing } from '../viewing-context.ts';
import styles from './subtitle-editor.module.css';
import { useSettledText } from './use-settled-text.ts';

export type SubtitleRowProps = { readonly line: Subtitle };

/** One line: its words, and buttons that go to it, begin or end it where the film is, or take it away. */
export function SubtitleRow({ line }: SubtitleRowProps): ReactElement {
  const { t } = useTranslation();
  const { film, changes } = useViewing();
  const { id: subtitleId } = line;
  const at = { time: formatMediaTime(line.startUs) };
  const change = (changed: { text?: string; startUs?: number; endUs?: number }): void => {
    void changes.inTurn(async () => {
      await changes.change('subtitle.update', { subtitleId, ...changed });
    });
  };
  const words = useSettledText(line.text, (text) => {
    if (text.trim() !== '') change({ text });
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    words.settle();
  };
  return (
    <li>
      <form className={styles.line} onSubmit={onSubmit}>
        <TextField
          label={t('viewing.subtitleAt', at)}
          value={words.text}
          onChange={words.setText}
          maxLength={200}
        />
        <span className={styles.buttons}>
          <IconButton
            icon="play"
            iconSize={16}
            label={t('viewing.subtitleGo', at)}
            onPress={() => film.seek(line.startUs)}
          />
          <IconButton
            icon="beginFragment"
            label={t('viewing.subtitleBegin', at)}
            onPress={() => change({ startUs: film.moment().positionUs })}
          />
          <IconButton
            icon="endFragment"
            label={t('viewing.subtitleEnd', at)}
            onPress={() => change({ endUs: film.moment().positionUs })}
          />
          <IconButton
            icon="cross"
            label={t('viewing.subtitleAway', at)}
            onPress={() =>
              void changes.inTurn(async () => void (await changes.change('subtitle.remove', { subtitleId })))
            }
          />
        </span>
      </form>
    </li>
  );
}
