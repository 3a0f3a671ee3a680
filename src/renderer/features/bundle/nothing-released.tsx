import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { EmptyState } from '../../components/frame/empty-state.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';

/** Nothing is released yet: the one next step, which lies on the viewing screen. */
export function NothingReleased({ isScreen = false }: { readonly isScreen?: boolean }): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  const latest = useRecords('recording.list', {}).value?.at(-1);
  const next =
    latest === undefined ? ({ at: 'home' } as const) : ({ at: 'viewing', recordingId: latest.id } as const);
  return (
    <EmptyState
      isScreen={isScreen}
      title={t('bundle.nothingYet')}
      action={
        <Button look="primary" onPress={() => go(next)}>
          {latest === undefined ? t('bundle.toTrajectory') : t('bundle.toViewing')}
        </Button>
      }
      hint={t('bundle.nothingYetHow')}
    />
  );
}
