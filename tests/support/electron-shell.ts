import { type ShellCore, startApplication } from '../../src/main/electron/start-application.ts';
import { ok } from '../../src/shared/result.ts';
import { ElectronDouble } from './electron-double.ts';

/** A core that answers every call with what it was asked, and has no media. */
export function echoCore(): ShellCore {
  return {
    call: async (role, name, input) => ok({ role, name, input }),
    listen: () => () => undefined,
    close: async () => undefined,
    media: async () => null,
  };
}

export type ShellSettings = {
  readonly core?: ShellCore;
  readonly dataFolder: string;
  readonly page?: string;
  readonly packaged?: boolean;
  readonly switches?: readonly string[];
  readonly platform?: NodeJS.Platform;
  /** Changes the double before the application starts. */
  readonly before?: (electron: ElectronDouble) => void;
};

export type StartedShell = { readonly electron: ElectronDouble; readonly faults: readonly unknown[] };

/** The whole shell, started on a double of Electron. */
export async function startShell(settings: ShellSettings): Promise<StartedShell> {
  const { dataFolder, core = echoCore(), page = dataFolder, packaged = true, platform = 'linux' } = settings;
  const electron = new ElectronDouble(settings.switches);
  electron.app.isPackaged = packaged;
  settings.before?.(electron);
  const faults: unknown[] = [];
  await startApplication({
    electron: electron.parts,
    core: () => core,
    dataFolder,
    page,
    preload: '/built/preload.cjs',
    platform,
    report: (error) => faults.push(error),
  });
  return { electron, faults };
}
