import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Desk } from '../../src/main/cli/desk.ts';
import { loadWords } from '../../src/main/cli/words.ts';
import type { Core } from '../../src/main/core/create-core.ts';
import { contract, isProcedureName, type ProcedureName } from '../../src/shared/contract/contract.ts';
import type { Role } from '../../src/shared/contract/procedure.ts';
import type { Result } from '../../src/shared/result.ts';
import { type Filling, leastInput } from '../support/asked-input.ts';
import { coreWithLibrary, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';
import { asRole, callAt, type WayIn, waysIn } from '../support/ways-in.ts';

/**
 * Who may ask what, written down a second time: a right that is loosened in the contract has to be loosened here too, by somebody who
 * means it. What stands in neither list is for an owner with an open library alone.
 */
const forAnyone: ReadonlySet<string> = new Set([
  'app.state',
  'app.changeSettings',
  'app.createOwn',
  'app.openPractice',
  'app.unlock',
  'app.openRemembered',
  'app.checkRecovery',
  'app.recover',
  'library.status',
  'library.create',
  'library.unlock',
  'library.lock',
  'bundle.inspect',
  'bundle.verify',
  'custody.inspect',
  'source.places',
  'source.list',
]);
const forBoard: ReadonlySet<string> = new Set();

type Verdict = 'through' | 'libraryLocked' | 'notAllowed';

function tableFor(name: string, role: Role): Verdict {
  if (role === 'owner' || forAnyone.has(name)) return 'through';
  if (role === 'locked') return 'libraryLocked';
  return forBoard.has(name) ? 'through' : 'notAllowed';
}

const names = Object.keys(contract).filter(isProcedureName);
const scratch = scratchFolder('rights-table');
const library = join(scratch, 'library');
let core: Core;
let shells = 0;

/** What no schema says; paths lead to nothing, so that what is let through finds nothing to do. */
const fillings: Readonly<Partial<Record<ProcedureName, Filling>>> = {
  'recording.import': { paths: [join(scratch, 'no-film.mp4')] },
  'custody.readIn': { paths: [join(scratch, 'no-film.mp4')] },
  'recording.peaks': { toUs: 1 },
  'app.openRemembered': { folder: '3b241101-e2bb-4255-8caf-4136c566a962' },
  'library.create': { folder: library },
  // a report that can't be written stops it
  'library.destroy': { report: join(scratch, 'no-such-folder', 'verslag.json') },
};
const everywhere: Filling = {
  folder: join(scratch, 'no-such-folder'),
  target: join(scratch, 'no-such-folder', 'new'),
  path: join(scratch, 'no-such-folder', 'bundle.kijkkring'),
  passphrase: TEST_PASSPHRASE,
  next: TEST_PASSPHRASE,
};

function inputOf(name: ProcedureName): unknown {
  // a library is found by its folder's path, but in the data folder by the folder's name
  const { folder, ...others } = everywhere;
  return leastInput(name, { ...(name.startsWith('app.') ? others : everywhere), ...fillings[name] });
}

/** Whether the answer is about the right to ask; a refusal for another reason is an answer to somebody who may. */
function verdictOf(answer: Result<unknown>): string {
  if (answer.ok) return 'through';
  const { code } = answer.error;
  return ['libraryLocked', 'notAllowed', 'unknownProcedure', 'internal'].includes(code) ? code : 'through';
}

/** Last what closes the library it is asked of: anyone may ask it, of an open library and of a locked one alike. */
const closing: readonly string[] = ['library.create', 'library.unlock', 'library.lock'];
const inOrder = names.toSorted((a, b) => closing.indexOf(a) - closing.indexOf(b));

async function prepare(role: Role): Promise<void> {
  const { open } = await core.ask('owner', 'library.status', {});
  if (role === 'locked' && open) await core.ask('owner', 'library.lock', {});
  if (role !== 'locked' && !open) {
    await core.ask('owner', 'library.unlock', { folder: library, passphrase: TEST_PASSPHRASE });
  }
}

/** What is answered otherwise than the table says, as `way: procedure: verdict`. */
async function differences(
  ways: readonly WayIn[],
  role: Role,
  asked: readonly ProcedureName[] = inOrder,
): Promise<string[]> {
  await prepare(role);
  const found: string[] = [];
  for (const name of asked) {
    for (const { what, ask } of ways) {
      const verdict = verdictOf(await ask(name, inputOf(name)));
      if (verdict !== tableFor(name, role)) found.push(`${what}: ${name}: ${verdict}`);
    }
  }
  return found;
}

async function withWays<T>(of: Core, work: (ways: readonly WayIn[]) => Promise<T>): Promise<T> {
  shells += 1;
  const ways = await waysIn(of, join(scratch, `shell-${shells}`));
  try {
    return await work(ways);
  } finally {
    for (const { close } of ways) await close();
  }
}

beforeAll(async () => {
  core = await coreWithLibrary(library);
});
afterAll(() => core.close());

test('the rights that the contract declares are those of the table', () => {
  const written = (name: string) => (forAnyone.has(name) ? 'anyone' : forBoard.has(name) ? 'board' : 'owner');
  expect(names.map((name) => [name, contract[name].right])).toEqual(
    names.map((name) => [name, written(name)]),
  );
  expect([...forAnyone, ...forBoard].filter((name) => !isProcedureName(name))).toEqual([]);
});

test('every procedure is asked with an input that it takes', () => {
  expect(names.filter((name) => !contract[name].input.safeParse(inputOf(name)).success)).toEqual([]);
});

test.each<Role>(['owner', 'board', 'locked'])(
  'what a caller with the role %s asks is answered as the table says, over every way in',
  async (role) => {
    expect(await withWays(asRole(core, role), (ways) => differences(ways, role))).toEqual([]);
  },
);

test('a right that is looser or tighter than the table is found, over every way in', async () => {
  const asked: ProcedureName[] = ['class.get', 'recording.list', 'release.release', 'library.status'];
  const loose: Core = {
    ...core,
    call: (_role, name, input) => core.call(name === 'class.get' ? 'owner' : 'board', name, input),
  };
  expect(await withWays(loose, (ways) => differences(ways, 'board', asked))).toEqual([
    'loopback: class.get: through',
    'ipc: class.get: through',
    'commandLine: class.get: through',
  ]);
  const tight = await withWays(asRole(core, 'board'), (ways) => differences(ways, 'owner', asked));
  expect(tight).toHaveLength(9);
  expect(new Set(tight.map((line) => line.split(': ')[2]))).toEqual(new Set(['notAllowed']));
});

test('the command line opens no library that nobody named, and asks nothing of it', async () => {
  vi.stubEnv('KIJKKRING_LIBRARY', '');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const words = await loadWords('nl');
  const found = new Set<string>();
  for (const name of names.filter((each) => !forAnyone.has(each))) {
    const desk = new Desk(words);
    const answer = await callAt(desk, name, inputOf(name));
    found.add(answer.ok ? `${name} was answered` : answer.error.code);
    await desk.core.close();
  }
  expect([...found]).toEqual(['libraryNotFound']);
});
