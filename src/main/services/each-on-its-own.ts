import type { Session } from './session.ts';

/** What can't be taken away now keeps neither the rest waiting nor the library shut: it is written down, and tried at the next start again. */
export async function eachOnItsOwn<T>(
  session: Pick<Session, 'report'>,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (const item of items)
    try {
      await work(item);
    } catch (error) {
      session.report(error);
    }
}
