import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { useDays } from '../../../i18n/dates.ts';
import { DestroyDialog } from '../destroy-dialog.tsx';
import { KeepingRow } from './keeping-row.tsx';
import type { TimeScale } from './time-scale.ts';

export type ReleaseRowProps = {
  readonly release: OutputOf<'retention.get'>['releases'][number];
  readonly scale: TimeScale;
};

/** A released fragment until the last day of its release, or past it; what was made of it can go before. */
export function ReleaseRow({ release, scale }: ReleaseRowProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const [asking, setAsking] = useState(false);
  const { fragmentId, title, lastDay, over, film } = release;
  const way = over ? 'wipe' : 'revoke';
  return (
    <KeepingRow
      name={t('classPrivacy.keeping.fragment', { title })}
      until={t(over ? 'classPrivacy.keeping.releaseOver' : 'classPrivacy.keeping.releaseUntil', {
        day: day(lastDay),
      })}
      share={scale.share(lastDay)}
      look={over ? 'over' : 'released'}
      actions={
        (film || !over) && (
          <Button size="small" onPress={() => setAsking(true)}>
            {t(`classPrivacy.keeping.${way}.do`)}
          </Button>
        )
      }
    >
      <DestroyDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t(`classPrivacy.keeping.${way}.title`, { title })}
        label={t(`classPrivacy.keeping.${way}.do`)}
        onDestroy={() => client.call('release.revoke', { fragmentId })}
      >
        {t(`classPrivacy.keeping.${way}.what`)}
      </DestroyDialog>
    </KeepingRow>
  );
}
