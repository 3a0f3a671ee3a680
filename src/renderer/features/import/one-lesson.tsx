import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { type PartsQuestion, useImportDesk } from '../../stores/import-desk.ts';
import styles from './import-screen.module.css';

/** Horen deze bij elkaar? Files of which the names alone don't tell, or that were found beside the chosen one. */
export function OneLesson({ question }: { readonly question: PartsQuestion }): ReactElement {
  const { t } = useTranslation();
  const desk = useImportDesk();
  const { kind, films, chosen } = question;
  const isChosen = kind === 'chosen';
  return (
    <section className={styles.question} aria-labelledby="one-lesson">
      <div>
        <h2 id="one-lesson" className={styles.heading}>
          {isChosen ? t('importing.oneLesson') : t('importing.goesOn')}
        </h2>
        <p className={styles.hint}>{isChosen ? t('importing.oneLessonWhy') : t('importing.goesOnWhy')}</p>
        <ol>
          {films.map(({ source, path }) => (
            <li key={path ?? source.name}>{source.name}</li>
          ))}
        </ol>
      </div>
      <div className={styles.actions}>
        <Button look="primary" autoFocus onPress={() => void desk.answer(true)}>
          {t('importing.asOne')}
        </Button>
        <Button onPress={() => void desk.answer(false)}>
          {isChosen ? t('importing.apart') : t('importing.onlyThis', { name: chosen.source.name })}
        </Button>
      </div>
    </section>
  );
}
