import type { Core } from '../core/create-core.ts';

/**
 * A core that is still being loaded, as a core that answers when it is there: so that the browser starts at the same time.
 * @param coming when it can't be loaded it rejects, and so does every question; its maker has to watch for that
 */
export function coreToCome(coming: Promise<Core>): Core {
  return {
    call: async (...asked) => (await coming).call(...asked),
    ask: async (...asked) => (await coming).ask(...asked),
    receivePiece: async (...piece) => (await coming).receivePiece(...piece),
    media: async (...asked) => (await coming).media(...asked),
    outcomeOf: async (jobId) => (await coming).outcomeOf(jobId),
    listen: (listener) => {
      let ended = false;
      let stop = (): void => undefined;
      void Promise.allSettled([coming]).then(([core]) => {
        if (core.status === 'fulfilled' && !ended) stop = core.value.listen(listener);
      });
      return () => {
        ended = true;
        stop();
      };
    },
    close: async () => (await coming).close(),
  };
}
