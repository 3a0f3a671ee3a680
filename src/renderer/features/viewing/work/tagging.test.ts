import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GuideItem } from '../../../../shared/model/guide.ts';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Client } from '../../../api/client.ts';
import { Changes } from './changes.ts';
import type { Film } from './film.ts';
import { History } from './history.ts';
import { JustStored } from './just-stored.ts';
import { Tagging } from './tagging.ts';
import { Toasts } from './toasts.ts';

const id = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;
const [recordingId, marnix, saar] = [id(0) as RecordingId, id(1), id(2)];
const s = (seconds: number): number => seconds * 1_000_000;

const glance = { code: 'B4', kind: 'point', pupil: 'optional' } as GuideItem;
const talk = { code: 'B5', kind: 'interval', pupil: 'optional', maxSeconds: 300 } as GuideItem;

/** A core that stores what it is asked to, and can be made to wait. */
class CoreDouble {
  readonly asked: (readonly [string, unknown])[] = [];
  readonly annotations: Record<string, unknown>[] = [];
  answering: Promise<void> = Promise.resolve();

  async call(name: string, input: Record<string, unknown>): Promise<Result<unknown>> {
    if (!name.endsWith('.list')) this.asked.push([name, input]);
    await this.answering;
    return { ok: true, value: this.#answer(name, input) };
  }

  #answer(name: string, input: Record<string, unknown>): unknown {
    if (name.endsWith('.list')) return name === 'annotation.list' ? [...this.annotations] : [];
    if (name.startsWith('history.')) return { label: 'annotation.add' };
    const at = this.annotations.findIndex((one) => one.id === input.annotationId);
    if (name === 'annotation.remove') return this.annotations.splice(at, 1) && {};
    if (name === 'annotation.update') return Object.assign(this.annotations[at] ?? {}, input);
    const added = { endUs: null, pupilId: null, ...input, id: id(5 + this.annotations.length) };
    this.annotations.push(added);
    return added;
  }
}

let core: CoreDouble;
let moment: ReturnType<Film['moment']>;
let toasts: Toasts;
let tagging: Tagging;
let history: History;
const seek = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  core = new CoreDouble();
  moment = { positionUs: s(100), playing: true, rate: 1 };
  toasts = new Toasts();
  const film: Film = { moment: () => moment, play: vi.fn(), pause: vi.fn(), seek, frameFrom: (us) => us };
  const changes = new Changes(core as unknown as Client);
  const parts = { recordingId, film, changes, toasts };
  tagging = new Tagging({
    ...parts,
    annotations: () => core.annotations as never,
    justStored: new JustStored(),
  });
  history = new History({ ...parts, tagging, say: vi.fn() });
});
afterEach(() => {
  vi.useRealTimers();
  seek.mockClear();
});

const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const toast = () => toasts.state.getState().toast;

test('a key stores the moment that was meant, and only then it is shown', async () => {
  let answer = (): void => undefined;
  core.answering = new Promise((resolve) => {
    answer = resolve;
  });
  tagging.press(glance, false, 50);
  await settled();
  expect(core.asked).toEqual([['annotation.add', { recordingId, itemCode: 'B4', startUs: s(99.65) }]]);
  expect(toast()).toBeNull();
  answer();
  await settled();
  expect(toast()).toMatchObject({ kind: 'mark', annotation: { itemCode: 'B4' } });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(toast()).toBeNull();
});

test('a seat right after the key waits for its markering; after the toast it belongs to none', async () => {
  tagging.press(glance, false, 0);
  tagging.seat(marnix);
  await settled();
  expect(core.asked[1]).toEqual(['annotation.update', { annotationId: id(5), pupilId: marnix }]);
  tagging.seat(marnix);
  await settled();
  expect(core.asked[2]).toEqual(['annotation.update', { annotationId: id(5), pupilId: null }]);
  await vi.advanceTimersByTimeAsync(4_000);
  tagging.seat(saar);
  await settled();
  expect(core.asked).toHaveLength(3);
  expect(toast()).toEqual({ kind: 'refusal', why: 'digitFirst' });
});

test('while a name is looked for the toast waits', async () => {
  tagging.press(glance, false, 0);
  await settled();
  toasts.hold();
  await vi.advanceTimersByTimeAsync(10_000);
  tagging.seat(saar);
  await settled();
  expect(core.annotations).toMatchObject([{ pupilId: saar }]);
});

test('all with one pupil until it ends', async () => {
  tagging.stick(marnix);
  tagging.press(glance, false, 0);
  tagging.stick(marnix);
  tagging.press(glance, false, 0);
  await settled();
  expect(core.annotations).toMatchObject([{ pupilId: marnix }, { pupilId: null }]);
});

test('a duration takes a seat while it runs, long after its toast', async () => {
  tagging.press(talk, false, 0);
  await vi.advanceTimersByTimeAsync(9_000);
  tagging.seat(saar);
  await settled();
  moment = { ...moment, positionUs: s(120) };
  tagging.press(talk, false, 0);
  await settled();
  expect(core.asked).toEqual([
    ['annotation.add', { recordingId, itemCode: 'B5', startUs: s(99.7), endUs: s(119.7), pupilId: saar }],
  ]);
});

test('going back ends what runs where the film had come, and says so', async () => {
  tagging.press(talk, false, 0);
  tagging.follow(s(112));
  tagging.follow(s(111.95));
  expect(tagging.state.getState().open).toHaveLength(1);
  tagging.follow(s(107));
  await settled();
  expect(core.annotations).toMatchObject([{ itemCode: 'B5', endUs: s(112) }]);
  expect(toast()).toMatchObject({ kind: 'mark', because: 'wentBack' });
});

test('a pause asks once it is over its maximum; yes goes on, no ends it there', async () => {
  tagging.press(talk, false, 0);
  tagging.follow(s(399));
  tagging.paused(s(399));
  expect(tagging.state.getState().asked).toBeNull();
  tagging.follow(s(401));
  tagging.paused(s(401));
  expect(tagging.state.getState().asked).toEqual({ code: 'B5', atUs: s(401) });
  tagging.answer(true);
  tagging.paused(s(402));
  expect(tagging.state.getState()).toMatchObject({ asked: null, open: [{ askFromUs: s(701) }] });
  tagging.follow(s(702));
  tagging.paused(s(702));
  tagging.answer(false);
  await settled();
  expect(core.annotations).toMatchObject([{ startUs: s(99.7), endUs: s(702) }]);
});

test('Backspace takes away what was made last, then what was made before it, then nothing', async () => {
  tagging.press(glance, false, 0);
  tagging.press(talk, true, 0);
  await settled();
  const last = core.annotations[1]?.id;
  tagging.removeLast();
  await settled();
  expect(core.asked.at(-1)).toEqual(['annotation.remove', { annotationId: last }]);
  expect(toast()).toBeNull();
  tagging.removeLast();
  await settled();
  tagging.removeLast();
  await settled();
  expect(core.annotations).toEqual([]);
  expect(toast()).toEqual({ kind: 'refusal', why: 'nothingToRemove' });
});

test('undo takes back a duration that has only begun; after that what is stored', async () => {
  tagging.press(talk, false, 0);
  history.undo();
  await settled();
  expect(tagging.state.getState().open).toEqual([]);
  expect(core.asked).toEqual([]);
  history.undo();
  await settled();
  expect(core.asked).toEqual([['history.undo', { recordingId }]]);
  expect(seek).not.toHaveBeenCalled();
});

test('paused, undo goes to the place of what it undid', async () => {
  moment = { ...moment, playing: false };
  core.annotations.push({ id: id(9), startUs: s(42) });
  const call = core.call.bind(core);
  vi.spyOn(core, 'call').mockImplementation(async (name, input) => {
    if (name === 'history.undo') core.annotations.length = 0;
    return call(name, input);
  });
  history.undo();
  await settled();
  expect(seek).toHaveBeenCalledExactlyOnceWith(s(42));
});
