import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useDays } from '../../../i18n/dates.ts';
import { KeepingRow } from './keeping-row.tsx';
import type { TimeScale } from './time-scale.ts';

export type ReleaseRowProps = {
  readonly release: OutputOf<'retention.get'>['releases'][number];
  readonly scale: TimeScale;
};

/** A released fragment, and until when a package with it opens. */
export function ReleaseRow({ release, scale }: ReleaseRowProps): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { title, lastDay, over } = release;
  return (
    <KeepingRow
      name={t('classPrivacy.keeping.fragment', { title })}
      until={t(over ? 'classPrivacy.keeping.releaseOver' : 'classPrivacy.keeping.releaseUntil', {
        day: day(lastDay),
      })}
      share={scale.share(lastDay)}
      look={over ? 'over' : 'released'}
    />
  );
}
