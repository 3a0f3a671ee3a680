import { useEffect } from 'react';
import { KijkkringError } from '../../shared/errors.ts';
import type { Job } from '../../shared/model/job.ts';
import { useServices } from './services.ts';

/**
 * Films of which only a page has the bytes can't be read on without it. A page that goes away says so, and the window that comes after it
 * tells what stopped, unless it shows that already.
 */
export function useOfferedFilms(isOwn: boolean): void {
  const { client, jobs, imports, problems, screens } = useServices();
  useEffect(() => {
    const leave = (): void => imports.leave();
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [imports]);
  useEffect(() => {
    if (!isOwn) return;
    const tell = (error: Job['error']): void => {
      if (error?.code !== 'filmNotOffered' || screens.getState().screen.at === 'import') return;
      problems.report(new KijkkringError(error.code, error.params));
    };
    const tellStopped = async (): Promise<void> => {
      const all = await client.ask('job.list', {});
      for (const { state, error } of all) if (state === 'interrupted') tell(error);
    };
    void tellStopped();
    return jobs.jobs.subscribe((now, before) => {
      for (const job of Object.values(now)) if (job !== before[job.id]) tell(job.error);
    });
  }, [client, jobs, problems, screens, isOwn]);
}
