import type { Contact } from '../../../shared/model/contact.ts';

/** Whether a card is in use and its words were compared: only then is it known whose it is. */
export function isComparedAndInUse({ confirmedAt, lostAt, replacedBy }: Contact): boolean {
  return confirmedAt !== null && lostAt === null && replacedBy === null;
}
