import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/controls/button.tsx';
import { ErrorNotice } from '../components/frame/error-notice.tsx';
import { Icon } from '../components/icon.tsx';
import { joinClasses } from '../components/join-classes.ts';
import { formatDay, localDay } from '../i18n/dates.ts';
import { useRecords } from '../stores/use-records.ts';
import { useByteWords } from './byte-words.ts';
import styles from './picker.module.css';

export type ChosenFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedAt: number;
  /** Name of the stick or card that it is on. */
  readonly drive: string | null;
};

export type FilePickerProps = {
  readonly what: 'films' | 'bundles';
  /** The path chosen so far. */
  readonly chosen: string | null;
  readonly onChoose: (file: ChosenFile) => void;
  /** Where it was before; else it begins at a stick that is in. */
  readonly folder?: string | null;
  readonly onFolder?: (path: string) => void;
};

/** Places, folders and files to walk through, where the shell has no dialog of its own. Names and sizes only. */
export function FilePicker(props: FilePickerProps): ReactElement {
  const { t } = useTranslation();
  const places = useRecords('source.places', {}).value?.places ?? [];
  const { what, chosen, onChoose, onFolder } = props;
  const [folder, setFolder] = useState(props.folder ?? null);
  const open = (path: string): void => {
    setFolder(path);
    onFolder?.(path);
  };
  // a stick that is in comes first: somebody just put it there
  const first = places.find(({ kind }) => kind === 'drive') ?? places[0];
  const shown = folder ?? first?.path ?? null;
  const current = places.filter(({ path }) => shown?.startsWith(path)).sort(byLength)[0];
  return (
    <div className={styles.picker}>
      <nav aria-label={t('picker.places')} className={styles.places}>
        {places.map(({ id, kind, name, path }) => (
          <button
            key={id}
            type="button"
            className={styles.place}
            aria-current={current?.id === id ? 'location' : undefined}
            onClick={() => open(path)}
          >
            <Icon name={kind === 'drive' ? 'stick' : 'laptop'} size={18} />
            {name ?? t(`place.${kind}`)}
          </button>
        ))}
      </nav>
      {shown !== null && (
        <Folder
          path={shown}
          what={what}
          chosen={chosen}
          drive={current?.name ?? null}
          onFolder={open}
          onChoose={onChoose}
        />
      )}
    </div>
  );
}

function byLength(a: { readonly path: string }, b: { readonly path: string }): number {
  return b.path.length - a.path.length;
}

type FolderProps = FilePickerProps & {
  readonly path: string;
  readonly drive: string | null;
  readonly onFolder: (path: string) => void;
};

function Folder({ path, what, chosen, drive, onFolder, onChoose }: FolderProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  const bytes = useByteWords();
  const { value: list, error } = useRecords('source.list', { path, what });
  if (error !== undefined) return <ErrorNotice error={error} />;
  if (list === undefined) return null;
  const { parent, folders, files } = list;
  return (
    <div className={styles.folder}>
      {parent !== null && (
        <Button look="quietLink" size="small" onPress={() => onFolder(parent)}>
          {t('picker.up')}
        </Button>
      )}
      <ul className={styles.list} aria-label={t('picker.files')}>
        {folders.map((entry) => (
          <li key={entry.path}>
            <button type="button" className={styles.entry} onClick={() => onFolder(entry.path)}>
              <Icon name="list" size={18} />
              <span className={styles.name}>{entry.name}</span>
              <Icon name="onward" size={18} />
            </button>
          </li>
        ))}
        {files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              className={joinClasses(styles.entry, styles.file)}
              aria-pressed={file.path === chosen}
              onClick={() => onChoose({ ...file, drive })}
            >
              <Icon name={what === 'films' ? 'camera' : 'card'} size={18} />
              <span className={styles.name}>{file.name}</span>
              <span className={styles.about}>
                {bytes(file.bytes)}, {formatDay(localDay(file.modifiedAt), i18n.language, 'short')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {folders.length + files.length === 0 && (
        <p className={styles.nothing}>{what === 'films' ? t('picker.noFilms') : t('picker.noBundles')}</p>
      )}
    </div>
  );
}
