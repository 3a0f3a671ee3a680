import { Desk } from '../../src/main/cli/desk.ts';
import { buildProgram } from '../../src/main/cli/program.ts';
import { loadWords } from '../../src/main/cli/words.ts';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Role } from '../../src/shared/contract/procedure.ts';
import { CALL_CHANNEL } from '../../src/shared/contract/shell-bridge.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import { ok, type Result, refused } from '../../src/shared/result.ts';
import { startShell } from './electron-shell.ts';
import { loopbackShell, send } from './loopback-shell.ts';

/** One way in which something outside the core asks it for a procedure. */
export interface WayIn {
  readonly what: 'loopback' | 'ipc' | 'commandLine';
  ask(name: string, input: unknown): Promise<Result<unknown>>;
  /** The status with which a piece of footage comes at an address; null where no footage comes at all. */
  readonly media: ((address: string) => Promise<number>) | null;
  close(): Promise<void>;
}

/** The core as a shell of somebody else's would reach it: whoever the shell says is calling, it is `role`. */
export function asRole(core: Core, role: Role): Core {
  return {
    ...core,
    call: (_role, name, input) => core.call(role, name, input),
    ask: (_role, name, input) => core.ask(role, name, input),
  };
}

/** All three shells over one core, each with its own guards, as a page or a person would ask. */
export async function waysIn(core: Core, folder: string): Promise<readonly WayIn[]> {
  return [await overLoopback(core, folder), await overIpc(core, folder), await onCommandLine(core)];
}

async function overLoopback(core: Core, folder: string): Promise<WayIn> {
  const { server, host } = await loopbackShell(core, folder);
  const port = Number(new URL(server.origin).port);
  const { pathname, search } = new URL(server.entry());
  const arrival = { host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const entered = await send(port, {
    path: `${pathname}${search}`,
    headers: { ...arrival, 'sec-fetch-site': 'cross-site' },
  });
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  const own = { host, cookie, origin: server.origin, 'sec-fetch-site': 'same-origin' };
  return {
    what: 'loopback',
    ask: async (name, input) => {
      const { status, body } = await send(port, {
        method: 'POST',
        path: `/call/${name}`,
        headers: { ...own, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (status !== 200) throw new Error(`${name}: ${status} over the loopback`);
      return JSON.parse(String(body)) as Result<unknown>;
    },
    media: async (address) => (await send(port, { path: `/media/${address}`, headers: own })).status,
    close: () => server.close(),
  };
}

async function overIpc(core: Core, dataFolder: string): Promise<WayIn> {
  // closing the application isn't what is asked here, and the core is shared
  const { electron } = await startShell({ core, dataFolder });
  return {
    what: 'ipc',
    ask: async (name, input) => (await electron.invoke(CALL_CHANNEL, [{ name, input }])) as Result<unknown>,
    media: async (address) => (await electron.session.load(`media://library/${address}`, {}, 'media')).status,
    close: async () => undefined,
  };
}

/** A desk at which the library is what the test made it: open, or locked. */
class PreparedDesk extends Desk {
  override readonly core: Core;

  constructor(words: Desk['words'], core: Core) {
    super(words);
    this.core = core;
  }

  override async open(): Promise<void> {}
}

async function onCommandLine(core: Core): Promise<WayIn> {
  const desk = new PreparedDesk(await loadWords('nl'), core);
  return {
    what: 'commandLine',
    ask: (name, input) => callAt(desk, name, input),
    media: null,
    close: async () => undefined,
  };
}

/** `call NAME JSON` at a desk. */
export async function callAt(desk: Desk, name: string, input: unknown): Promise<Result<unknown>> {
  let answered: unknown;
  try {
    const program = buildProgram(desk, (value) => {
      answered = value;
    });
    await program.parseAsync(['call', name, JSON.stringify(input)], { from: 'user' });
    return ok(answered);
  } catch (error) {
    if (error instanceof KijkkringError) return refused(error.toPayload());
    throw error;
  }
}
