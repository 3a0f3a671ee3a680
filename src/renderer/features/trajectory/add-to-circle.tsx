import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { ParticipantRole } from '../../../shared/model/trajectory.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Select } from '../../components/controls/select.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import styles from './trajectory-home.module.css';

const roles = [
  'coach',
  'teacher',
  'careCoordinator',
  'schoolLeader',
] as const satisfies readonly ParticipantRole[];

/** Somebody joins the circle: a name and a role. */
export function AddToCircle(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [role, setRole] = useState<ParticipantRole>('coach');
  const [error, setError] = useState<ErrorPayload>();
  if (!open)
    return (
      <Button size="small" icon="plus" onPress={() => setOpen(true)}>
        {t('trajectory.addToCircle')}
      </Button>
    );
  const add = async (): Promise<void> => {
    const answer = await client.call('participant.add', { name: name.trim(), role });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      setName('');
      setOpen(false);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label={t('trajectory.firstName')} value={name} onChange={setName} maxLength={60} autoFocus />
      <Select
        label={t('trajectory.roleOf')}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      {error && <ErrorNotice error={error} />}
      <div className={styles.buttons}>
        <Button size="small" look="primary" type="submit" isDisabled={name.trim() === ''}>
          {t('trajectory.add')}
        </Button>
        <Button size="small" onPress={() => setOpen(false)}>
          {t('trajectory.leave')}
        </Button>
      </div>
    </form>
  );
}
