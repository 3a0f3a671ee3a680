import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { useDays } from '../../../i18n/dates.ts';
import { DestroyDialog } from '../destroy-dialog.tsx';
import { KeepingRow } from './keeping-row.tsx';
import type { TimeScale } from './time-scale.ts';

export type ReceivedRowProps = {
  readonly bundle: OutputOf<'retention.get'>['received'][number];
  readonly scale: TimeScale;
};

/** A package from somebody else, which its maker may ask to take away with one key. */
export function ReceivedRow({ bundle, scale }: ReceivedRowProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const [destroying, setDestroying] = useState(false);
  const { bundleId, authorName, lastDay } = bundle;
  return (
    <KeepingRow
      name={t('classPrivacy.keeping.packageOf', { name: authorName })}
      until={t('classPrivacy.keeping.releaseUntil', { day: day(lastDay) })}
      share={scale.share(lastDay)}
      look="received"
      actions={
        <Button size="small" onPress={() => setDestroying(true)}>
          {t('classPrivacy.keeping.destroy')}
        </Button>
      }
    >
      <DestroyDialog
        isOpen={destroying}
        onClose={() => setDestroying(false)}
        title={t('classPrivacy.keeping.forgetTitle', { name: authorName })}
        label={t('classPrivacy.keeping.destroy')}
        onDestroy={() => client.call('bundle.forget', { bundleId })}
      >
        {t('classPrivacy.keeping.forgetWhat')}
      </DestroyDialog>
    </KeepingRow>
  );
}
