import type { ShellBridge } from '../../shared/contract/shell-bridge.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { type Result, refused } from '../../shared/result.ts';
import type { ShellDialogs, ShellFacts, Transport, TransportEvent } from './transport.ts';

/** Where the shell serves what `Core.media` has. */
const MEDIA_ROOT = 'media://library/';

/** The way to the core in the installed application: the bridge that its preload script gave the page. */
export class IpcTransport implements Transport {
  readonly shell: ShellFacts;
  readonly #bridge: ShellBridge;

  constructor(bridge: ShellBridge) {
    this.#bridge = bridge;
    this.shell = factsOf(bridge);
  }

  async call(name: string, input: unknown): Promise<Result<unknown>> {
    try {
      return await this.#bridge.call(name, input);
    } catch {
      // what can't be copied to another process is refused before it leaves; a process that ends answers nothing
      return refused({ code: 'internal', params: { logId: '-' } });
    }
  }

  tellLeaving(name: string, input: unknown): void {
    void this.call(name, input);
  }

  listen(listener: (event: TransportEvent) => void): () => void {
    return this.#bridge.onEvent(listener);
  }

  mediaUrl(address: string): string {
    return `${MEDIA_ROOT}${address}`;
  }

  /** Never needed here: this shell knows the path of every file that it is given. */
  async sendPiece(): Promise<Result<unknown>> {
    return refused({ code: 'unknownProcedure', params: {} });
  }
}

function factsOf(bridge: ShellBridge): ShellFacts {
  const { minimise, maximise, close, showSight } = bridge.window;
  return {
    dialogs: dialogsOf(bridge.dialogs),
    pathOf: bridge.pathOf,
    window: {
      minimise: () => void minimise(),
      maximise: () => void maximise(),
      close: () => void close(),
    },
    showSight: (level) => void showSight(level),
    paperUrl: null,
  };
}

function dialogsOf(dialogs: ShellBridge['dialogs']): ShellDialogs {
  return {
    chooseFilms: async () => (await grantedBy(dialogs.chooseFilms())) as readonly string[],
    chooseBundle: async () => (await grantedBy(dialogs.chooseBundle())) as string | null,
    chooseSaveTarget: async (name) => (await grantedBy(dialogs.chooseSaveTarget(name))) as string | null,
  };
}

/** @throws KijkkringError what the shell refused */
async function grantedBy(asked: Promise<Result<unknown>>): Promise<unknown> {
  const result = await asked;
  if (!result.ok) throw new KijkkringError(result.error.code, result.error.params);
  return result.value;
}
