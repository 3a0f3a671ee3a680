import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Switch } from '../../../components/controls/switch.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { useEntry } from '../../../components/controls/use-entry.ts';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './class-section.module.css';
import { DestroyNames } from './destroy-names.tsx';
import { GroupOfPupil, Groups } from './groups.tsx';
import { NameField } from './name-field.tsx';
import { PupilImport } from './pupil-import.tsx';
import { RemovePupil } from './remove-pupil.tsx';

/** De klas: every pupil with a number, and the first name from the separate list. */
export function ClassSection(): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const { value } = useRecords('class.get', {});
  if (value === undefined) return null;
  const { groups, pupils, namesHidden } = value;
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.class.intro')}</p>
      {pupils.length === 0 ? (
        <p>{t('classPrivacy.class.empty')}</p>
      ) : (
        <ul className={styles.pupils}>
          {pupils.map((pupil) => (
            <li key={pupil.id} className={styles.pupil}>
              <b>{t('classPrivacy.class.short', { number: pupil.number })}</b>
              {!namesHidden && <NameField key={pupil.firstName} pupil={pupil} />}
              <RemovePupil pupil={pupil} />
              <GroupOfPupil pupil={pupil} groups={groups} />
            </li>
          ))}
        </ul>
      )}
      {pupils.length > 0 && (
        <Switch isSelected={namesHidden} onChange={(hidden) => void client.ask('names.hide', { hidden })}>
          {t('classPrivacy.class.hide')}
        </Switch>
      )}
      {pupils.some(({ firstName }) => firstName !== null) && <DestroyNames />}
      <NewPupil />
      <PupilImport />
      <Groups groups={groups} pupils={pupils} />
    </>
  );
}

function NewPupil(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<ErrorPayload>();
  const { text, setText, enter } = useEntry(async (typed) => {
    const firstName = typed.trim();
    const answer = await client.call('pupil.add', firstName === '' ? {} : { firstName });
    setError(answer.ok ? undefined : answer.error);
    return answer.ok;
  });
  return (
    <form
      className={styles.added}
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <TextField
        label={t('classPrivacy.class.newName')}
        value={text}
        onChange={setText}
        maxLength={200}
        beside={
          <Button type="submit" icon="plus">
            {t('classPrivacy.class.add')}
          </Button>
        }
      />
      {error !== undefined && <ErrorNotice error={error} />}
    </form>
  );
}
