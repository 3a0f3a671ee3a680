import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pupil } from '../../../../shared/model/trajectory.ts';
import { useClient } from '../../../api/client-context.ts';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { DestroyDialog } from '../destroy-dialog.tsx';

/** Takes a pupil out of the class, for good. */
export function RemovePupil({ pupil: { id, number } }: { readonly pupil: Pupil }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <IconButton
        icon="cross"
        label={t('classPrivacy.class.removePupil', { number })}
        onPress={() => setAsking(true)}
      />
      <DestroyDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('classPrivacy.class.removeTitle', { number })}
        label={t('classPrivacy.class.remove')}
        onDestroy={() => client.call('pupil.remove', { pupilId: id })}
      >
        {t('classPrivacy.class.removeWhat')}
      </DestroyDialog>
    </>
  );
}
