import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, localDay, useDays } from '../../i18n/dates.ts';
import { useRecords } from '../../stores/use-records.ts';

/** Whom a film can be read in for: somebody's card, or her library on this laptop. */
export type Audience = {
  readonly key: string;
  /** What she is called in a sentence; a locked library has no name, unless her card is here. */
  readonly name: string;
  readonly label: string;
  /** What the job is told. */
  readonly order: { readonly contactId: string } | { readonly neighbour: string };
  /** To compare by, where that was not done yet. */
  readonly words: readonly string[] | null;
  readonly compared: boolean;
};

export type AudienceChoice = {
  readonly options: readonly Audience[];
  readonly chosen: Audience | undefined;
  readonly choose: (key: string) => void;
};

/** Everybody that can be read in for; null until that is known. The only one is chosen already. */
export function useAudience(): AudienceChoice | null {
  const { t, i18n } = useTranslation();
  const day = useDays();
  const contacts = useRecords('contact.list', {}).value;
  const neighbours = useRecords('custody.neighbours', {}).value;
  const [wanted, setWanted] = useState<string | null>(null);
  if (contacts === undefined || neighbours === undefined) return null;
  const usable = contacts.filter(({ lostAt, replacedBy }) => lostAt === null && replacedBy === null);
  const moment = (at: number | null): string =>
    at === null
      ? t('lock.neverOpened')
      : t('lock.lastOpened', { day: day(localDay(at)), time: formatClock(at, i18n.language) });
  const here = neighbours.map(({ folder, lastOpenedAt, words, contactId }): Audience => {
    const contact = contacts.find(({ id }) => id === contactId);
    const name = contact?.name ?? t('importing.herUnnamed');
    return {
      ...{ key: folder, name, order: { neighbour: folder } },
      label: t('importing.onThisLaptop', { name: contact?.name ?? moment(lastOpenedAt) }),
      words: contact === undefined ? words : null,
      compared: contact === undefined || contact.confirmedAt !== null,
    };
  });
  // who has a library here stands on the list once, by that
  const elsewhere = usable
    .filter(({ id }) => !neighbours.some(({ contactId }) => contactId === id))
    .map(
      ({ id, name, confirmedAt }): Audience => ({
        ...{ key: id, name, label: name, order: { contactId: id }, words: null },
        compared: confirmedAt !== null,
      }),
    );
  const options = [...here, ...elsewhere];
  const chosen = options.find(({ key }) => key === wanted) ?? (options.length === 1 ? options[0] : undefined);
  return { options, chosen, choose: setWanted };
}
