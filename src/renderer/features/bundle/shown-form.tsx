import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useRecords } from '../../stores/use-records.ts';
import styles from './shown-question.module.css';

export type ShownFormProps = {
  readonly meetingId: string;
  /** What was not noted yet. */
  readonly options: OutputOf<'showing.options'>['fragments'];
  readonly onClose: () => void;
};

/** What was shown, who was there, and who worked the laptop. */
export function ShownForm({ meetingId, options, onClose }: ShownFormProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const people = useRecords('trajectory.get', {}).value?.participants ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [present, setPresent] = useState<readonly string[]>([]);
  const [operatedBy, setOperatedBy] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const missing = firstMissing(chosen, present, operatedBy);
  const note = async (): Promise<void> => {
    setTried(true);
    if (missing !== null || operatedBy === null) return;
    const answer = await client.call('showing.add', {
      ...{ meetingId, fragmentIds: [...chosen], present: [...present], operatedBy },
    });
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <div className={styles.form}>
      <Ticks
        label={t('bundle.shown.which')}
        options={options.map(({ fragmentId: id, title, from }) => ({
          id,
          label: from === null ? title : t('bundle.shown.of', { title, name: from }),
        }))}
        chosen={chosen}
        onChange={setChosen}
      />
      <Ticks
        label={t('bundle.shown.present')}
        options={people.map(({ id, name }) => ({ id, label: name }))}
        chosen={present}
        onChange={setPresent}
      />
      <Choice
        label={t('bundle.shown.operatedBy')}
        size="apart"
        value={operatedBy}
        onChange={setOperatedBy}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" closed={missing !== null} onPress={() => void note()}>
          {t('bundle.shown.note')}
        </Button>
        <Button look="link" onPress={onClose}>
          {t('bundle.shown.notNow')}
        </Button>
        <p role="alert">{tried && missing !== null && t(`bundle.shown.missing.${missing}`)}</p>
      </div>
    </div>
  );
}

function firstMissing(
  chosen: readonly string[],
  present: readonly string[],
  operatedBy: string | null,
): 'which' | 'present' | 'operatedBy' | null {
  if (chosen.length === 0) return 'which';
  if (present.length === 0) return 'present';
  return operatedBy === null ? 'operatedBy' : null;
}

type TicksProps = {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

function Ticks({ label, options, chosen, onChange }: TicksProps): ReactElement {
  return (
    <fieldset className={styles.ticks}>
      <legend>{label}</legend>
      {options.map(({ id, label: words }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
        >
          {words}
        </Checkbox>
      ))}
    </fieldset>
  );
}
