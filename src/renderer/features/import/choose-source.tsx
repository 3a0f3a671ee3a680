import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/client-context.ts';
import { useCommandHandlers } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { type ChosenFile, FilePicker } from '../../picker/file-picker.tsx';
import { useImportDesk } from '../../stores/import-desk.ts';
import { FilmInput } from './film-input.tsx';
import styles from './import-screen.module.css';
import { OneLesson } from './one-lesson.tsx';
import type { CurrentImport } from './use-import.ts';

/** Which film: dropped on the window, from the dialog of the shell, or from the places that Kijkkring shows. */
export function ChooseSource({ current }: { readonly current: CurrentImport }): ReactElement {
  const { t } = useTranslation();
  const desk = useImportDesk();
  const { dialogs } = useClient().transport.shell;
  const input = useRef<HTMLInputElement>(null);
  const { round, error, question } = current;

  const begin = (file: ChosenFile): void => {
    const { name, bytes, modifiedAt, drive, path } = file;
    void desk.startPath({ name, bytes, modifiedAt, drive, file: null }, path, round);
  };
  const ask = async (): Promise<void> => {
    if (dialogs === null) return input.current?.click();
    await desk.startPaths(await dialogs.chooseFilms(), round);
  };
  useCommandHandlers({ 'app.import': { run: () => void ask() } });

  return (
    <div className={styles.choose}>
      {error !== null && <ErrorNotice error={error} />}
      {question !== null && <OneLesson question={question} />}
      <p className={styles.drop}>{t('importing.drop')}</p>
      <FilmInput ref={input} onFiles={(files) => void desk.startFiles(files, round)} />
      <Button look="primary" size="large" icon="camera" keys="Ctrl O" onPress={() => void ask()}>
        {dialogs === null ? t('importing.chooseFile') : t('importing.choose')}
      </Button>
      {dialogs === null && <Picker onChoose={begin} />}
    </div>
  );
}

/** Choosing a film in the picker begins at once: there is nothing else to ask. */
function Picker({ onChoose }: { readonly onChoose: (file: ChosenFile) => void }): ReactElement {
  const { t } = useTranslation();
  const desk = useImportDesk();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <section className={styles.places} aria-labelledby="import-places">
      <h2 id="import-places" className={styles.heading}>
        {t('importing.fromPlace')}
      </h2>
      <p className={styles.hint}>{t('importing.fromPlaceWhy')}</p>
      <FilePicker
        what="films"
        chosen={chosen}
        folder={desk.state.getState().folder}
        onFolder={(folder) => desk.at(folder)}
        onChoose={(file) => {
          setChosen(file.path);
          onChoose(file);
        }}
      />
    </section>
  );
}
