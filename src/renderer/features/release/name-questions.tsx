import type { ReactElement } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Choice } from '../../components/controls/choice.tsx';
import type { NameAnswer } from './release-draft.ts';
import styles from './release-sheet.module.css';

export type NameQuestionsProps = {
  readonly names: readonly string[];
  readonly answers: Readonly<Record<string, NameAnswer>>;
  readonly onAnswer: (name: string, answer: NameAnswer) => void;
};

/** A pupil's name in a title or a reason is asked about, and never taken out unasked (DECISIONS 14). */
export function NameQuestions({ names, answers, onAnswer }: NameQuestionsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {names.map((name) => (
        <div key={name} className={styles.question}>
          <span>
            <Trans i18nKey="release.nameInTitle" values={{ name }} components={{ b: <b /> }} />
          </span>
          <Choice
            label={t('release.nameQuestion', { name })}
            labelHidden
            size="small"
            value={answers[name] ?? null}
            onChange={(answer) => onAnswer(name, answer)}
            options={[
              { value: 'replace', label: t('release.replaceName') },
              { value: 'keep', label: t('release.keepName') },
            ]}
          />
        </div>
      ))}
    </>
  );
}
