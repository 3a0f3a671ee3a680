import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Dialog } from '../../../components/frame/dialog.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { useViewing } from '../viewing-context.ts';
import { AngleChoice } from './angle-choice.tsx';
import { AngleFound } from './angle-found.tsx';

/** Where the recording of another camera is laid beside this one, and moved. */
export function SecondAngle(): ReactElement | null {
  const { looks, facts } = useViewing();
  const pairing = useStore(looks.state, (state) => state.pairing);
  const angle = useRecords('angle.of', pairing ? { recordingId: facts.recording.id } : null).value;
  if (!pairing || angle === undefined) return null;
  return <AngleDialog angle={angle} onClose={() => looks.set({ pairing: false })} />;
}

type AngleDialogProps = { readonly angle: OutputOf<'angle.of'>; readonly onClose: () => void };

function AngleDialog({ angle, onClose }: AngleDialogProps): ReactElement {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      isOpen
      // while it listens it can be stopped, not left behind
      onClose={busy ? () => undefined : onClose}
      title={t('viewing.angle.title')}
      actions={
        !busy && (
          <Button look="quietLink" onPress={onClose}>
            {t('viewing.angle.close')}
          </Button>
        )
      }
    >
      {angle.pair === null ? (
        <AngleChoice candidates={angle.candidates} onBusy={setBusy} />
      ) : (
        <AngleFound pair={angle.pair} partner={angle.partner} driftAtEndUs={angle.driftAtEndUs} />
      )}
    </Dialog>
  );
}
