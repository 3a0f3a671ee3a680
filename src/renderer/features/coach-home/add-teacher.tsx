import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import styles from './coach-home.module.css';

/** A teacher joins the trajectory, with the question she brought if she has one already. */
export function AddTeacher(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [question, setQuestion] = useState('');
  const [error, setError] = useState<ErrorPayload>();
  if (!open)
    return (
      <Button icon="plus" onPress={() => setOpen(true)}>
        {t('coachHome.addTeacher')}
      </Button>
    );
  const add = async (): Promise<void> => {
    const added = await client.call('participant.add', { name: name.trim(), role: 'teacher' });
    if (!added.ok) return setError(added.error);
    if (question.trim() !== '') {
      const asked = await client.call('learningQuestion.put', {
        text: question.trim(),
        participantId: added.value.id,
      });
      if (!asked.ok) return setError(asked.error);
    }
    setName('');
    setQuestion('');
    setOpen(false);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label={t('coachHome.firstName')} value={name} onChange={setName} maxLength={60} autoFocus />
      <TextField label={t('coachHome.herQuestion')} value={question} onChange={setQuestion} maxLength={300} />
      {error && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
          {t('coachHome.add')}
        </Button>
        <Button onPress={() => setOpen(false)}>{t('coachHome.leave')}</Button>
      </div>
    </form>
  );
}
