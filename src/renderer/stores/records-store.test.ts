import { beforeEach, expect, test } from 'vitest';
import type { Client } from '../api/client.ts';
import { keyOf, RecordsStore } from './records-store.ts';

const recordingId = '00000000-0000-4000-8000-000000000001' as never;
const otherId = '00000000-0000-4000-8000-000000000002';

let asked: string[];
let answers: Record<string, unknown>;
let records: RecordsStore;

beforeEach(() => {
  asked = [];
  answers = {};
  const call = async (name: string) => {
    asked.push(name);
    return { ok: true, value: structuredClone(answers[name] ?? []) };
  };
  records = new RecordsStore({ transport: { call } } as unknown as Client);
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const changed = (tables: readonly string[], about: string | null = recordingId) =>
  records.onEvent({ type: 'recordsChanged', tables, recordingId: about });

/** Asks what the viewing screen asks, and tells which of it an event reads again. */
async function watchAll(): Promise<void> {
  records.watch('annotation.list', { recordingId });
  records.watch('fragment.list', { recordingId });
  records.watch('trajectory.get', {});
  records.watch('release.list', {});
  records.watch('history.state', { recordingId });
  records.watch('guide.list', {});
  await settled();
  asked = [];
}

test.each([
  ['a markering', ['annotation'], recordingId, ['annotation.list', 'history.state']],
  ['a markering elsewhere', ['annotation'], otherId, []],
  ['a pupil', ['pupil', 'seat'], null, ['trajectory.get', 'release.list', 'history.state']],
  [
    'what is no record, such as a release',
    [],
    null,
    ['annotation.list', 'fragment.list', 'trajectory.get', 'release.list', 'history.state'],
  ],
] as const)(
  '%s reads again what it may have changed, and nothing else',
  async (_, tables, about, expected) => {
    await watchAll();
    changed(tables, about);
    await settled();
    expect(asked).toEqual(expected);
  },
);

test('an answer that says the same leaves the value as it is', async () => {
  answers['annotation.list'] = [{ id: 'a' }];
  records.watch('annotation.list', { recordingId });
  await settled();
  const key = keyOf('annotation.list', { recordingId });
  const before = records.entries.getState()[key];
  changed(['annotation']);
  await settled();
  expect(records.entries.getState()[key]).toBe(before);
  answers['annotation.list'] = [{ id: 'a' }, { id: 'b' }];
  changed(['annotation']);
  await settled();
  expect(records.entries.getState()[key]).toEqual({ value: [{ id: 'a' }, { id: 'b' }] });
});
