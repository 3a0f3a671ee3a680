import type { TFunction } from 'i18next';
import { formatMediaTime, spokenMediaTime, tenthOfSecond } from '../../../i18n/media-time.ts';
import type { RowMark } from './mark-rows.ts';
import type { Times } from './move-in-time.ts';
import type { PlacedBead } from './place-beads.ts';

/** What a screen reader says of a mark: `Korte blik of knik, Marnix, 12 minuten 41`. */
export function spokenMark(t: TFunction, mark: RowMark): string {
  const parts = [mark.item, mark.pupil, spokenMediaTime(t, mark.startUs), spokenLength(t, mark)];
  return parts.filter((part) => part !== null).join(', ');
}

/** How long a stretch lasts, in words; null for a moment. */
export function spokenLength(t: TFunction, { startUs, endUs }: Times): string | null {
  if (endUs === null) return null;
  return t('viewing.timeline.lasts', { count: Math.max(1, Math.round((endUs - startUs) / 1_000_000)) });
}

/** What a screen reader says of a bead, which may be several marks. */
export function spokenBead(t: TFunction, { first, all }: PlacedBead): string {
  if (all.length === 1) return spokenMark(t, first);
  const items = [...new Set(all.map(({ item }) => item))];
  const count = t('viewing.timeline.many', { count: all.length });
  return [count, ...items, spokenMediaTime(t, first.startUs)].join(', ');
}

/** A time to the tenth of a second, such as `12:41,3`. */
export function preciseTime(t: TFunction, us: number): string {
  return t('viewing.timeline.precise', { time: formatMediaTime(us), tenth: tenthOfSecond(us) });
}
