import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../components/controls/button.tsx';
import { ErrorNotice } from '../components/frame/error-notice.tsx';
import { ThemeArea } from '../components/frame/theme-area.tsx';
import styles from './problems.module.css';
import { useServices } from './services.ts';

/** What failed without a screen having words for it. Nothing is swallowed: it is said here, and stays until put away. */
export function Problems(): ReactElement | null {
  const { problems } = useServices();
  const { t } = useTranslation();
  const { error } = useStore(problems.problem);
  useEffect(() => {
    const onRejection = (event: PromiseRejectionEvent): void => problems.report(event.reason);
    // without an error it is a remark of the browser, such as a ResizeObserver that takes two rounds
    const onError = (event: ErrorEvent): void => {
      if (event.error instanceof Error) problems.report(event.error);
    };
    window.addEventListener('unhandledrejection', onRejection);
    window.addEventListener('error', onError);
    return () => {
      window.removeEventListener('unhandledrejection', onRejection);
      window.removeEventListener('error', onError);
    };
  }, [problems]);
  if (error === null) return null;
  return (
    <ThemeArea theme="daglicht" className={styles.problem}>
      <ErrorNotice
        error={error === 'unforeseen' ? t('app.unforeseen') : error}
        actions={
          <Button size="small" onPress={problems.putAway}>
            {t('app.understood')}
          </Button>
        }
      />
    </ThemeArea>
  );
}
