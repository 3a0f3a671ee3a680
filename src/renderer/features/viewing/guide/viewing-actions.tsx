import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommandId } from '../../../commands/commands.ts';
import { useCommand, useCommandDesk } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { ActionBar, type BarAction } from '../../../components/viewing/action-bar.tsx';
import { formatClock } from '../../../i18n/dates.ts';
import { useClipWords } from '../use-clip-words.ts';
import { useFilmState, useWork } from '../viewing-context.ts';
import styles from './viewing-actions.module.css';

type BarCommand = Extract<
  CommandId,
  | 'viewing.highlight'
  | 'viewing.begin'
  | 'viewing.end'
  | 'viewing.note'
  | 'viewing.hide'
  | 'viewing.again'
  | 'viewing.half'
  | 'viewing.undo'
>;

/** The bar at the bottom: each action with its key, and when the last one was stored. */
export const ViewingActions = memo(function ViewingActions(): ReactElement {
  const { t } = useTranslation();
  const desk = useCommandDesk();
  const clip = useClipWords();
  const redo = useCommand('viewing.redo');
  const list = useCommand('viewing.list');
  const secondAngle = useCommand('viewing.secondAngle');
  const keys = useCommand('app.keys');
  const half = useFilmState((state) => state.rate === 0.5);
  const { looks } = useWork();
  const hidden = useStore(looks.state, (state) => state.hidden);
  const highlight = useBarAction('viewing.highlight');
  const note = useBarAction('viewing.note');
  const hide = useBarAction('viewing.hide');
  const again = useBarAction('viewing.again');
  const halfSpeed = useBarAction('viewing.half');
  const undo = useBarAction('viewing.undo');
  const clipAction: BarAction<BarCommand> = {
    id: clip.running === undefined ? 'viewing.begin' : 'viewing.end',
    label: clip.running === undefined ? clip.label : `${clip.label} ${clip.time}`,
    keys: clip.keys,
    icon: clip.icon,
    isDisabled: clip.isDisabled,
  };
  const actions: BarAction<BarCommand>[] = [
    { ...highlight, icon: 'heart' },
    clipAction,
    { ...note, icon: 'note' },
    { ...hide, icon: 'pictureOff', isOn: hidden },
    { ...again, icon: 'again' },
    { ...halfSpeed, isOn: half },
    { ...undo, icon: 'undo' },
  ];
  return (
    <footer className={styles.bar} data-region="actions">
      <ActionBar label={t('viewing.actions')} actions={actions} onAction={(id) => desk.run(id)}>
        <IconButton
          icon="redo"
          label={redo.label}
          keys={redo.keys ?? ''}
          isDisabled={redo.isDisabled}
          onPress={redo.run}
        />
        <IconButton
          icon="camera"
          label={secondAngle.label}
          keys={secondAngle.keys ?? ''}
          isDisabled={secondAngle.isDisabled}
          onPress={secondAngle.run}
        />
        <IconButton icon="list" label={list.label} keys={list.keys ?? ''} onPress={list.run} />
        <SavedAt />
        <Button size="small" isDisabled={keys.isDisabled} onPress={keys.run}>
          {keys.label}
        </Button>
      </ActionBar>
    </footer>
  );
});

function useBarAction(id: BarCommand): BarAction<BarCommand> {
  const { label, keys = '', isDisabled } = useCommand(id);
  return { id, label, keys, isDisabled };
}

/** `bewaard om 20.47`: the last change is on disk since then. */
function SavedAt(): ReactElement | null {
  const { t, i18n } = useTranslation();
  const savedAtMs = useStore(useWork().changes.state, (state) => state.savedAtMs);
  if (savedAtMs === null) return null;
  return <span>{t('viewing.savedAt', { time: formatClock(savedAtMs, i18n.language) })}</span>;
}
