import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { KijkkringError } from '../../shared/errors.ts';
import { Button } from '../components/controls/button.tsx';
import { ErrorNotice } from '../components/frame/error-notice.tsx';
import { announce } from '../components/frame/live-region.tsx';
import { ThemeArea } from '../components/frame/theme-area.tsx';
import styles from './problems.module.css';
import { useServices } from './services.ts';

/** What failed without a screen having words for it. Nothing is swallowed: it is said here, and stays until put away. */
export function Problems(): ReactElement | null {
  const { problems, screens } = useServices();
  const { t } = useTranslation();
  const { error } = useStore(problems.problem);
  useBundlesComingIn();
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
  const isFilmGone = error !== 'unforeseen' && error.code === 'filmNotOffered';
  const chooseAgain = (): void => {
    problems.putAway();
    screens.getState().go({ at: 'import' });
  };
  return (
    <ThemeArea theme="daglicht" className={styles.problem}>
      <ErrorNotice
        error={error === 'unforeseen' ? t('app.unforeseen') : error}
        actions={
          <>
            {isFilmGone && (
              <Button size="small" onPress={chooseAgain}>
                {t('app.chooseFilmAgain')}
              </Button>
            )}
            <Button size="small" onPress={problems.putAway}>
              {t('app.understood')}
            </Button>
          </>
        }
      />
    </ThemeArea>
  );
}

const packageJobs: readonly string[] = ['bundle.import', 'custody.takeIn'];

/** A package comes in while its user is somewhere else already: that it is in, or why not, is said by the window. */
function useBundlesComingIn(): void {
  const { jobs, problems } = useServices();
  const { t } = useTranslation();
  useEffect(
    () =>
      jobs.jobs.subscribe((now, before) => {
        for (const job of Object.values(now)) {
          if (!packageJobs.includes(job.name) || job === before[job.id]) continue;
          if (job.state === 'done') announce(t('app.bundleIsIn'));
          if (job.error !== null) problems.report(new KijkkringError(job.error.code, job.error.params));
        }
      }),
    [jobs, problems, t],
  );
}
