import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { Check, Checks } from '../../components/frame/checks.tsx';
import { Dialog } from '../../components/frame/dialog.tsx';
import { EmptyState } from '../../components/frame/empty-state.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { announce } from '../../components/frame/live-region.tsx';
import { SampleSheet } from '../sample-sheet.tsx';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import { Section, Shelf, Specimen } from '../specimen.tsx';

/** The window around the work, and what it has to say. */
export function FrameSection(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Section id="frame" title={t('sections.frame')}>
      <Specimen name="TitleBar" bleed>
        <SampleTitleBar current="watch" sight="own" withControls />
        <SampleTitleBar current="meeting" sight="two" />
        <SampleTitleBar current="guide" sight="circle" withControls />
        <SampleTitleBar sight="own" plain withControls />
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState
          title={t('empty.title')}
          hint={t('empty.hint')}
          action={
            <Button look="primary" icon="camera" keys="Ctrl O">
              {t('empty.action')}
            </Button>
          }
          back={<Button look="link">{t('empty.back')}</Button>}
        />
      </Specimen>
      <Specimen name="ErrorNotice">
        <ErrorNotice error={{ code: 'passphraseWrong', params: {} }} />
        <ErrorNotice
          error={{ code: 'diskFull', params: {} }}
          actions={
            <>
              <Button size="small">{t('error.retry')}</Button>
              <Button size="small" look="link">
                {t('error.other')}
              </Button>
            </>
          }
        />
      </Specimen>
      <Specimen name="Checks, Check">
        <Checks label={t('gate.title')}>
          <Check title={t('gate.released')} detail={t('gate.releasedDetail')} />
          <Check title={t('gate.rest')} detail={t('gate.restDetail')} />
          <Check
            title={t('gate.cover')}
            detail={t('gate.coverDetail')}
            open
            actions={
              <Button size="small" icon="cover" keys="1">
                {t('buttons.cover')}
              </Button>
            }
          />
          <Check title={t('gate.until')} detail={t('gate.untilDetail')} />
        </Checks>
      </Specimen>
      <OverlaySpecimens />
    </Section>
  );
}

function OverlaySpecimens(): ReactElement {
  const { t } = useTranslation('gallery');
  const [open, setOpen] = useState<'sheet' | 'dialog' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Specimen name="Sheet, Dialog, LiveRegion">
      <Shelf>
        <Button onPress={() => setOpen('sheet')}>{t('overlay.sheet')}</Button>
        <Button onPress={() => setOpen('dialog')}>{t('overlay.dialog')}</Button>
        <Button onPress={() => announce(t('overlay.said'))}>{t('overlay.announce')}</Button>
      </Shelf>
      <SampleSheet isOpen={open === 'sheet'} onClose={close} />
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title={t('date.question')}
        urgent
        actions={
          <>
            <Button look="primary" autoFocus onPress={close}>
              {t('choice.yes')}
            </Button>
            <Button onPress={close}>{t('date.other')}</Button>
          </>
        }
      >
        {t('date.why')}
      </Dialog>
    </Specimen>
  );
}
