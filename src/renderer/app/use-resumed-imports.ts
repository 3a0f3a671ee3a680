import { useEffect } from 'react';
import { KijkkringError } from '../../shared/errors.ts';
import { useClient } from '../api/client-context.ts';

/** An import that stopped because the library was locked, or the window closed, goes on when it is open again. */
export function useResumedImports(isOwn: boolean): void {
  const client = useClient();
  useEffect(() => {
    if (!isOwn) return;
    const resume = async (): Promise<void> => {
      const jobs = await client.ask('job.list', {});
      const stopped = jobs.filter(
        ({ name, state, error }) => name === 'recording.import' && state === 'interrupted' && error === null,
      );
      for (const { id } of stopped) {
        const answer = await client.call('job.resume', { jobId: id });
        if (answer.ok) continue;
        const { code, params } = answer.error;
        // another window was first
        if (code !== 'jobNotResumable') throw new KijkkringError(code, params);
      }
    };
    void resume();
  }, [client, isOwn]);
}
