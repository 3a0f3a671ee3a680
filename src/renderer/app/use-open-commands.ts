import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client-context.ts';
import { commandOf } from '../commands/commands.ts';
import { useCommandHandlers } from '../commands/desk-context.ts';
import type { ScreenTab } from '../components/frame/title-bar.tsx';
import { useScreen } from '../stores/screen-store.ts';
import { focusNextRegion } from './regions.ts';
import { type Tab, tabs } from './screens.tsx';
import { useServices } from './services.ts';
import type { AppState } from './stage.tsx';
import { useDroppedFilm } from './use-dropped-film.ts';

export type TabWithStep = ScreenTab<Tab> & { readonly run: () => void };

/** What the window itself does while a library is open. */
export function useOpenCommands({ selfName }: AppState) {
  const { t } = useTranslation();
  const client = useClient();
  const { curtain, imports } = useServices();
  const { screen, sheet, go, closeSheet } = useScreen();
  const [sightShown, showSight] = useState(false);

  const watch = async (): Promise<void> => {
    const { resume } = await client.ask('home.trajectory', {});
    const recordings = resume === null ? await client.ask('recording.list', {}) : [];
    const newest = recordings.findLast(({ state }) => state !== 'destroyed') ?? recordings.at(-1);
    go({ at: 'viewing', recordingId: resume?.recordingId ?? newest?.id ?? null });
  };
  const steps: Readonly<Record<Tab, () => void>> = {
    trajectory: () => go({ at: 'home' }),
    viewing: () => void watch(),
    meeting: () => go({ at: 'meeting' }),
    privacy: () => go({ at: 'privacy' }),
  };
  const lock = (): void => void curtain.lock(screen, selfName);
  const up = (): void => (sheet === null ? go({ at: 'home' }) : closeSheet());

  const readIn = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const { rounds } = await client.ask('home.trajectory', {});
      go({ at: 'import' });
      await imports.startFiles(files, rounds.find(({ current }) => current)?.number ?? 1);
    },
    [client, go, imports],
  );
  useDroppedFilm(readIn);

  useCommandHandlers({
    'app.lock': { run: lock },
    'app.sight': { run: () => showSight(!sightShown) },
    'app.nextRegion': { run: () => focusNextRegion() },
    ...(screen.at === 'home' && sheet === null ? {} : { 'app.up': { run: up } }),
    'app.trajectory': { run: steps.trajectory },
    'app.viewing': { run: steps.viewing },
    'app.meeting': { run: steps.meeting },
    'app.privacy': { run: steps.privacy },
    'app.import': { run: () => go({ at: 'import' }) },
  });

  const shown = tabs.map((id): TabWithStep => {
    const command = commandOf(`app.${id}`);
    return {
      id,
      label: t(command.labelKey),
      keys: command.keys[0] ?? '',
      apart: id === 'privacy',
      run: steps[id],
    };
  });
  return { tabs: shown, lock, sightShown, showSight };
}
