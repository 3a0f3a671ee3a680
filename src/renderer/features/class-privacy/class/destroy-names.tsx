import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { DestroyDialog } from '../destroy-dialog.tsx';

/** Destroys the list of first names: a number stands in every text from then on. */
export function DestroyNames(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button onPress={() => setAsking(true)}>{t('classPrivacy.class.destroyNames')}</Button>
      <DestroyDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('classPrivacy.class.destroyNamesTitle')}
        label={t('classPrivacy.class.destroyNames')}
        onDestroy={() => client.call('names.destroy', {})}
      >
        {t('classPrivacy.class.destroyNamesWhat')}
      </DestroyDialog>
    </div>
  );
}
