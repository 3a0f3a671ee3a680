import { useTranslation } from 'react-i18next';
import type { Recording } from '../../../shared/model/recording.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';

/** Shorter than this, minutes say too little. */
const IN_MINUTES_FROM_US = 120_000_000;

/** What there is of a film of which the end can't be read: in minutes, or to the second where it is short or nobody knows. */
export function useGoodPartWords({ durationUs, cutShort }: Pick<Recording, 'durationUs' | 'cutShort'>): {
  readonly state: string;
  readonly goOn: string;
} {
  const { t } = useTranslation();
  const lostUs = cutShort?.lostUs ?? 0;
  if (Math.min(lostUs, durationUs) < IN_MINUTES_FROM_US) {
    const good = formatMediaTime(durationUs);
    return { state: t('importing.cutShortTime', { good }), goOn: t('importing.goOnTime', { good }) };
  }
  const [good, lost] = [Math.floor(durationUs / 60e6), Math.ceil(lostUs / 60e6)];
  return {
    state: t('importing.cutShortMinutes', { good, lost }),
    goOn: t('importing.goOnMinutes', { count: good }),
  };
}
