import { expect, test } from 'vitest';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import type { Core } from '../core/create-core.ts';
import { coreToCome } from './core-to-come.ts';

type Listener = (event: CoreEvent) => void;

function fakeCore(): { core: Core; listeners: Set<Listener> } {
  const listeners = new Set<Listener>();
  const core: Core = {
    call: async (role, name, input) => ({ ok: true, value: [role, name, input] }),
    ask: () => Promise.reject(new Error('not asked here')),
    receivePiece: async (_role, offerId, { offset }) => ({ ok: true, value: [offerId, offset] }),
    media: async () => null,
    outcomeOf: async (jobId) => jobId,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
  };
  return { core, listeners };
}

test('questions wait for the core and are answered by it', async () => {
  const coming = Promise.withResolvers<Core>();
  const early = coreToCome(coming.promise);
  const answers = Promise.all([
    early.call('owner', 'app.state', {}),
    early.receivePiece('owner', 'offer', { offset: 7, sha256: '', bytes: new Uint8Array() }),
    early.media('owner', 'film/x/0', { method: 'GET', range: null }),
    early.outcomeOf('job'),
  ]);
  coming.resolve(fakeCore().core);
  expect(await answers).toEqual([
    { ok: true, value: ['owner', 'app.state', {}] },
    { ok: true, value: ['offer', 7] },
    null,
    'job',
  ]);
});

test('who listens early hears events as soon as there are any, and who left does not', async () => {
  const coming = Promise.withResolvers<Core>();
  const early = coreToCome(coming.promise);
  const heard: string[] = [];
  const stay = early.listen(({ type }) => heard.push(`stayed ${type}`));
  const leave = early.listen(({ type }) => heard.push(`left ${type}`));
  leave();
  const { core, listeners } = fakeCore();
  coming.resolve(core);
  await expect.poll(() => listeners.size).toBe(1);
  for (const listener of listeners) listener({ type: 'libraryOpened' });
  expect(heard).toEqual(['stayed libraryOpened']);
  stay();
  expect(listeners.size).toBe(0);
});

test('a core that does not come refuses every question', async () => {
  const early = coreToCome(Promise.reject(new Error('no such module')));
  await expect(early.call('owner', 'app.state', {})).rejects.toThrow('no such module');
  early.listen(() => undefined)();
});
