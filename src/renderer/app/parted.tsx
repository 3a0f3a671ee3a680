import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/controls/button.tsx';
import { EmptyState } from '../components/frame/empty-state.tsx';
import { ErrorNotice } from '../components/frame/error-notice.tsx';
import { type Parting, setParting } from '../stores/parting-store.ts';

/** What is left to say to somebody whose library is being destroyed, or is gone. */
export function Parted({ parting }: { readonly parting: Parting }): ReactElement {
  return (
    <main data-region="main">
      <Said parting={parting} />
    </main>
  );
}

function Said({ parting }: { readonly parting: Parting }): ReactElement {
  const { t } = useTranslation();
  const next = (
    <Button look="primary" autoFocus onPress={() => setParting(null)}>
      {t('parting.next')}
    </Button>
  );
  if (parting.phase === 'going') return <EmptyState isScreen title={t('parting.going')} action={null} />;
  if (parting.phase === 'gone')
    return (
      <EmptyState
        isScreen
        title={t('parting.gone')}
        hint={parting.finished ? t('parting.goneWhat') : t('parting.later')}
        action={next}
      />
    );
  return (
    <EmptyState
      isScreen
      title={t('parting.failed')}
      hint={<ErrorNotice error={parting.error} />}
      action={next}
    />
  );
}
