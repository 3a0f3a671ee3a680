import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../shared/errors.ts';
import { useCommandHandlers } from '../commands/desk-context.ts';
import { ErrorNotice } from '../components/frame/error-notice.tsx';
import { ThemeArea } from '../components/frame/theme-area.tsx';
import { FirstStart } from '../features/first-start/first-start.tsx';
import { Lock } from '../features/lock/lock.tsx';
import { useParting } from '../stores/parting-store.ts';
import { KeysButton } from './keys-button.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { OpenWindow } from './open-window.tsx';
import { Parted } from './parted.tsx';
import { PlainWindow } from './plain-window.tsx';
import { useServices } from './services.ts';

export type AppState = OutputOf<'app.state'>;

export type StageProps = {
  readonly state: AppState | undefined;
  readonly error: ErrorPayload | undefined;
};

/** What the window shows as a whole: the first start, the lock, or what is open. */
export function Stage({ state, error }: StageProps): ReactElement | null {
  const { curtain } = useServices();
  const { drawn, locking, stoppedAtUs, selfName } = useStore(curtain.state);
  const [keysShown, setKeysShown] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const parting = useParting();
  useCommandHandlers({ 'app.keys': { run: () => setKeysShown(!keysShown) } });
  if (error !== undefined)
    return (
      <ThemeArea theme="daglicht">
        <ErrorNotice error={error} />
      </ThemeArea>
    );
  if (state === undefined) return null;
  const keys = <KeysSheet isOpen={keysShown} onClose={() => setKeysShown(false)} />;
  const own = state.libraries.filter(({ kind }) => kind === 'own');
  // nothing of it is drawn from the moment that it is being locked; where this window asked, the way in stands there from then on
  const isLockShown = locking && own.length > 0;
  if (state.libraryOpen && drawn && !isLockShown) return <PlainWindow theme="theater" sight="own" />;
  if (state.libraryOpen && !drawn)
    return (
      <OpenWindow state={state} onOpened={() => setElsewhere(false)}>
        {keys}
      </OpenWindow>
    );
  if (parting !== null)
    return (
      <PlainWindow theme="daglicht">
        <Parted parting={parting} />
      </PlainWindow>
    );
  if (own.length > 0 && !elsewhere)
    return (
      <PlainWindow theme="theater" sight="own" aside={<KeysButton />}>
        <Lock
          libraries={own}
          stoppedAtUs={stoppedAtUs}
          selfName={selfName}
          onOtherLibrary={() => setElsewhere(true)}
        />
        {keys}
      </PlainWindow>
    );
  return (
    <PlainWindow theme="daglicht" aside={<KeysButton />}>
      <FirstStart settings={state.settings} onBack={own.length > 0 ? () => setElsewhere(false) : null} />
      {keys}
    </PlainWindow>
  );
}
