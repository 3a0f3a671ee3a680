import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { EmptyState } from '../../components/frame/empty-state.tsx';
import { useRecords } from '../../stores/use-records.ts';
import { ChooseSource } from './choose-source.tsx';
import { ImportProgress } from './import-progress.tsx';
import styles from './import-screen.module.css';
import { ReadInForColleague } from './read-in-for-colleague.tsx';
import { useImport } from './use-import.ts';
import { useSourceLine } from './use-source-line.ts';

export type ImportScreenProps = {
  /** The round that it is for; null for the round that is being worked on. */
  readonly round: number | null;
};

/** Inlezen: choose a film, watch it while it is read in, and go on to Kijken. */
export function ImportScreen({ round: wished }: ImportScreenProps): ReactElement | null {
  const { t } = useTranslation();
  const current = useImport(wished);
  const lock = useCommand('app.lock');
  const { value: state } = useRecords('app.state', {});
  const [chosen, setChosen] = useState<'self' | 'colleague' | null>(null);
  const line = useSourceLine(current?.source ?? null);
  if (state?.kind === 'practice')
    return (
      <EmptyState
        isScreen
        title={t('importing.practice')}
        hint={t('importing.practiceHow')}
        action={
          <Button look="primary" onPress={lock.run}>
            {t('app.endPractice')}
          </Button>
        }
      />
    );
  if (current === null) return null;
  // whoever only guides others films them
  const forWhom = chosen ?? (state?.role === 'coach' ? 'colleague' : 'self');
  const overLine = (): string | null => {
    if (!current.isChoosing) return line;
    return forWhom === 'self' ? t('importing.promise') : t('importing.promiseColleague');
  };
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <div>
          <p className={styles.over}>{overLine()}</p>
          <h1 className={styles.title}>{t('importing.title', { round: current.round })}</h1>
        </div>
        {current.isChoosing ? (
          <Choice
            label={t('importing.for')}
            size="small"
            value={forWhom}
            onChange={setChosen}
            options={[
              { value: 'self', label: t('importing.myself') },
              { value: 'colleague', label: t('importing.colleague') },
            ]}
          />
        ) : (
          <p className={styles.forWhom}>{t('importing.forMyself')}</p>
        )}
      </header>
      {current.isChoosing && forWhom === 'self' && <ChooseSource current={current} />}
      {current.isChoosing && forWhom === 'colleague' && <ReadInForColleague round={current.round} />}
      {!current.isChoosing && <ImportProgress current={current} />}
    </div>
  );
}
