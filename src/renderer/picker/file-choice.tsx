import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client-context.ts';
import { Button } from '../components/controls/button.tsx';
import { fileNameOf } from './file-name.ts';
import { FilePicker } from './file-picker.tsx';
import styles from './picker.module.css';

export type FileChoiceProps = {
  readonly what: 'films' | 'bundles';
  /** The path chosen so far. */
  readonly chosen: string | null;
  readonly onChoose: (path: string) => void;
};

/** Chooses a file: by the dialog of the shell where it has one, else by the picker of Kijkkring. */
export function FileChoice({ what, chosen, onChoose }: FileChoiceProps): ReactElement {
  const { t } = useTranslation();
  const { dialogs } = useClient().transport.shell;
  if (dialogs === null)
    return <FilePicker what={what} chosen={chosen} onChoose={({ path }) => onChoose(path)} />;
  const ask = async (): Promise<void> => {
    const path = what === 'films' ? (await dialogs.chooseFilms())[0] : await dialogs.chooseBundle();
    if (path !== undefined && path !== null) onChoose(path);
  };
  return (
    <div className={styles.dialog}>
      <Button look={chosen === null ? 'primary' : 'quiet'} icon="stick" autoFocus onPress={() => void ask()}>
        {t('picker.choose')}
      </Button>
      {chosen !== null && <span>{fileNameOf(chosen)}</span>}
    </div>
  );
}
