import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useKeptOnLeaving } from '../../components/saving/use-kept-on-leaving.ts';
import styles from './question-block.module.css';

export type QuestionBlockProps = {
  readonly question: string | null;
  readonly trajectoryTitle: string;
};

/** The learning question as the headline of the screen; sharpening it keeps the earlier versions. */
export function QuestionBlock({ question, trajectoryTitle }: QuestionBlockProps): ReactElement {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  if (editing || question === null)
    return <QuestionForm question={question} onDone={() => setEditing(false)} />;
  return (
    <div className={styles.block}>
      <p className={styles.over}>
        {t('trajectory.yourQuestion', { title: trajectoryTitle })}
        <Button look="link" onPress={() => setEditing(true)}>
          {t('trajectory.sharpen')}
        </Button>
      </p>
      <h1 className={styles.question}>{question}</h1>
    </div>
  );
}

type QuestionFormProps = { readonly question: string | null; readonly onDone: () => void };

function QuestionForm({ question, onDone }: QuestionFormProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState(question ?? '');
  const [error, setError] = useState<ErrorPayload>();
  const ended = useRef(false);
  const end = (): void => {
    ended.current = true;
    onDone();
  };
  const save = async (): Promise<void> => {
    const answer = await client.call('learningQuestion.put', { text: text.trim() });
    if (answer.ok) end();
    else setError(answer.error);
  };
  useKeptOnLeaving(text, (typed) => {
    if (!ended.current && typed.trim() !== question)
      void client.ask('learningQuestion.put', { text: typed.trim() });
  });
  return (
    <form
      className={styles.block}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1 className={styles.question}>{t('trajectory.askYourself')}</h1>
      <TextField
        label={t('trajectory.questionField')}
        hint={t('trajectory.questionHint')}
        size="question"
        multiline
        maxLength={300}
        autoFocus={question !== null}
        value={text}
        onChange={setText}
      />
      {error && <ErrorNotice error={error} />}
      <div className={styles.buttons}>
        <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
          {t('trajectory.keepQuestion')}
        </Button>
        {question !== null && <Button onPress={end}>{t('trajectory.leaveQuestion')}</Button>}
      </div>
    </form>
  );
}
