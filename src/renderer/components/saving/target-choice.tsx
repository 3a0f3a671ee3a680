import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { useRecords } from '../../stores/use-records.ts';
import { Button } from '../controls/button.tsx';
import { Choice } from '../controls/choice.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import styles from './target-choice.module.css';

export type TargetChoiceProps = {
  readonly suggestedName: string;
  /** The whole path, once there is one. */
  readonly value: string | null;
  readonly onChange: (path: string) => void;
};

/** Where a new file goes: the dialog of the shell where it has one, else the places that Kijkkring knows. */
export function TargetChoice(props: TargetChoiceProps): ReactElement {
  const { dialogs } = useClient().transport.shell;
  return dialogs === null ? (
    <KnownPlaces {...props} />
  ) : (
    <ShellDialog {...props} choose={dialogs.chooseSaveTarget} />
  );
}

type ShellDialogProps = TargetChoiceProps & {
  readonly choose: (suggestedName: string) => Promise<string | null>;
};

function ShellDialog({ suggestedName, value, onChange, choose }: ShellDialogProps): ReactElement {
  const { t } = useTranslation();
  const ask = async (): Promise<void> => {
    const path = await choose(suggestedName);
    if (path !== null) onChange(path);
  };
  return (
    <div className={styles.target}>
      <Button onPress={() => void ask()}>{t('saving.choosePlace')}</Button>
      {value !== null && <span className={styles.path}>{value}</span>}
    </div>
  );
}

function KnownPlaces({ suggestedName, value, onChange }: TargetChoiceProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const places = useRecords('source.places', {}).value?.places ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<ErrorPayload>();
  const choose = async (id: string): Promise<void> => {
    const place = places.find((candidate) => candidate.id === id);
    if (place === undefined) return;
    setChosen(id);
    setError(undefined);
    const answer = await client.call('source.saveTarget', { folder: place.path, name: suggestedName });
    if (answer.ok) onChange(answer.value.path);
    else setError(answer.error);
  };
  return (
    <div className={styles.target}>
      <Choice
        label={t('saving.where')}
        size="apart"
        value={chosen}
        onChange={(id) => void choose(id)}
        options={places.map(({ id, kind, name }) => ({ value: id, label: name ?? t(`place.${kind}`) }))}
      />
      {value !== null && <span className={styles.path}>{value}</span>}
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
