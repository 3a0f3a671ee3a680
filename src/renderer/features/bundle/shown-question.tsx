import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useRecords } from '../../stores/use-records.ts';
import styles from './shown-question.module.css';

/** Lieten jullie dit zien? Asked from the day of the meeting on, as long as there is something that can have been shown. */
export function ShownQuestion({ meetingId }: { readonly meetingId: string }): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const options = useRecords('showing.options', { meetingId }).value?.fragments ?? [];
  const noted = useRecords('showing.list', { meetingId }).value ?? [];
  const people = useRecords('trajectory.get', {}).value?.participants ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [present, setPresent] = useState<readonly string[]>([]);
  const [operatedBy, setOperatedBy] = useState<string | null>(null);
  const [error, setError] = useState<ErrorPayload>();
  const open = options.filter(({ fragmentId }) => !noted.some((one) => one.fragmentIds.includes(fragmentId)));
  if (options.length === 0 && noted.length === 0) return null;
  const note = async (): Promise<void> => {
    if (operatedBy === null) return;
    const answer = await client.call('showing.add', {
      ...{ meetingId, fragmentIds: [...chosen], present: [...present], operatedBy },
    });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) setChosen([]);
  };
  return (
    <section className={styles.shown} aria-labelledby="shown-question">
      <h2 id="shown-question" className={styles.title}>
        {t('bundle.shown.title')}
      </h2>
      <p role="status">
        {noted.length > 0 &&
          t('bundle.shown.noted', { count: noted.flatMap((one) => one.fragmentIds).length })}
      </p>
      {open.length > 0 && (
        <>
          <p>{t('bundle.shown.intro')}</p>
          <Ticks
            label={t('bundle.shown.which')}
            options={open.map(({ fragmentId: id, title, from }) => ({
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
          <Button
            closed={chosen.length === 0 || present.length === 0 || operatedBy === null}
            onPress={() => void note()}
          >
            {t('bundle.shown.note')}
          </Button>
        </>
      )}
    </section>
  );
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
