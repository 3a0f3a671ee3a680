import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { undo } from '../../history/history-service.ts';
import { listAnnotations, listFragments } from '../../store/repositories/viewing-repository.ts';
import { addAnnotation, changeAnnotation } from './annotation-service.ts';
import { addFragment, changeFragment, removeFragment } from './fragment-service.ts';
import { builtInGuides, findGuideItem } from './guide-library.ts';
import { addHighlight, addNote } from './note-service.ts';

const scratch = scratchFolder('viewing');
let made = 0;
let rows: SessionOnRows;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
});

const SECOND = 1_000_000;
const clip = (inUs: number, outUs: number) =>
  rows.record('fragment.add', (db) =>
    addFragment(
      { db, session: rows.session },
      { recordingId: rows.recordingId, inUs, outUs, title: 'Titel', why: '' },
    ),
  );
const tag = (itemCode: string, startUs: number, endUs?: number) =>
  rows.record('annotation.add', (db) =>
    addAnnotation(
      { db, session: rows.session },
      {
        recordingId: rows.recordingId,
        itemCode,
        startUs,
        note: '',
        ...(endUs === undefined ? {} : { endUs }),
      },
    ),
  );
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof KijkkringError ? error.code : String(error);
  }
  return 'nothing was refused';
};
const phases = () =>
  listAnnotations(rows.session.db, rows.recordingId).map(({ itemCode, startUs, endUs }) => [
    itemCode,
    startUs,
    endUs,
  ]);

test('a fragment begins and ends on displayed frames', () => {
  const { inUs, outUs, frames } = clip(1_010_000, 2_030_000);
  expect({ inUs, outUs, frames }).toEqual({ inUs: 1_000_000, outUs: 2_040_000, frames: 26 });
});

test('the last frame can be in a fragment, and nothing after it', () => {
  expect(clip(9 * SECOND, 10 * SECOND)).toMatchObject({ outUs: 10 * SECOND, frames: 25 });
  expect(codeOf(() => clip(10 * SECOND, 11 * SECOND))).toBe('fragmentOutside');
  expect(codeOf(() => clip(9 * SECOND, 11 * SECOND))).toBe('fragmentOutside');
  expect(codeOf(() => clip(5 * SECOND, 4 * SECOND))).toBe('fragmentEmpty');
});

test('a fragment can be changed, removed and brought back', () => {
  const { id } = clip(SECOND, 2 * SECOND);
  rows.record('fragment.update', (db) =>
    changeFragment(db, id, { outUs: 3 * SECOND, why: 'omdat', levelled: true }),
  );
  expect(listFragments(rows.session.db, rows.recordingId)).toEqual([
    {
      id,
      recordingId: rows.recordingId,
      inUs: SECOND,
      outUs: 3 * SECOND,
      frames: 50,
      title: 'Titel',
      why: 'omdat',
      levelled: true,
    },
  ]);
  rows.record('fragment.remove', (db) => removeFragment(db, id));
  expect(codeOf(() => rows.record('again', (db) => removeFragment(db, id)))).toBe('fragmentNotFound');
  rows.session.change((db) => undo(db, rows.recordingId));
  expect(listFragments(rows.session.db, rows.recordingId)).toHaveLength(1);
});

test('a moment has no end, a stretch needs one, an unknown item is refused', () => {
  expect(tag('A3', SECOND)).toMatchObject({ kind: 'point', actor: 'teacher', startUs: SECOND, endUs: null });
  expect(tag('A2', SECOND, 2 * SECOND)).toMatchObject({ kind: 'interval', endUs: 2 * SECOND });
  const refused = [
    () => tag('A3', SECOND, 2 * SECOND),
    () => tag('A2', SECOND),
    () => tag('A2', SECOND, SECOND),
    () => tag('Z9', SECOND),
    () => tag('A3', 11 * SECOND),
    () => tag('A2', SECOND, 11 * SECOND),
  ].map(codeOf);
  expect(refused).toEqual([
    'annotationEndNotAllowed',
    'annotationEndNeeded',
    'annotationEndNeeded',
    'guideItemUnknown',
    'timeOutside',
    'timeOutside',
  ]);
});

test('a press with Shift makes it of the other kind, for once; a phase stays a phase', () => {
  const flipped = (itemCode: string, kind: 'point' | 'interval', endUs?: number) =>
    rows.record('annotation.add', (db) =>
      addAnnotation(
        { db, session: rows.session },
        { recordingId: rows.recordingId, itemCode, startUs: SECOND, endUs, note: '', kind },
      ),
    );
  expect(flipped('A3', 'interval', 2 * SECOND)).toMatchObject({ kind: 'interval', endUs: 2 * SECOND });
  expect(flipped('A2', 'point')).toMatchObject({ kind: 'point', endUs: null });
  expect(flipped('D1', 'point')).toMatchObject({ kind: 'exclusive', endUs: 10 * SECOND });
  expect(codeOf(() => flipped('A3', 'interval'))).toBe('annotationEndNeeded');
  expect(codeOf(() => flipped('A2', 'point', 2 * SECOND))).toBe('annotationEndNotAllowed');
});

test('exactly one phase is on at a time', () => {
  tag('D1', 0);
  tag('D3', 4 * SECOND);
  expect(phases()).toEqual([
    ['D1', 0, 4 * SECOND],
    ['D3', 4 * SECOND, 10 * SECOND],
  ]);
  tag('D5', 2 * SECOND, 6 * SECOND);
  expect(phases()).toEqual([
    ['D1', 0, 2 * SECOND],
    ['D5', 2 * SECOND, 6 * SECOND],
    ['D3', 6 * SECOND, 10 * SECOND],
  ]);
  tag('D2', SECOND);
  expect(phases()[1]).toEqual(['D2', SECOND, 2 * SECOND]);
  rows.session.change((db) => undo(db, rows.recordingId));
  rows.session.change((db) => undo(db, rows.recordingId));
  expect(phases()).toEqual([
    ['D1', 0, 4 * SECOND],
    ['D3', 4 * SECOND, 10 * SECOND],
  ]);
});

test('a short phase inside a long one leaves what came after it', () => {
  tag('D1', 0, 10 * SECOND);
  tag('D3', 4 * SECOND, 5 * SECOND);
  expect(phases()).toEqual([
    ['D1', 0, 4 * SECOND],
    ['D3', 4 * SECOND, 5 * SECOND],
    ['D1', 5 * SECOND, 10 * SECOND],
  ]);
});

test('phases of different guides do not touch each other', () => {
  tag('C1', 0, 8 * SECOND);
  tag('D1', 2 * SECOND, 4 * SECOND);
  expect(phases()).toEqual([
    ['C1', 0, 8 * SECOND],
    ['D1', 2 * SECOND, 4 * SECOND],
  ]);
});

test('an annotation moves and keeps its kind', () => {
  const point = tag('A3', SECOND);
  const moved = rows.record('move', (db) =>
    changeAnnotation({ db, session: rows.session }, point.id, { startUs: 2_015_000, note: 'zie je dat' }),
  );
  expect(moved).toEqual({ ...point, startUs: 2_000_000, note: 'zie je dat' });
  expect(
    codeOf(() =>
      rows.record('end', (db) =>
        changeAnnotation({ db, session: rows.session }, point.id, { endUs: 3 * SECOND }),
      ),
    ),
  ).toBe('annotationEndNotAllowed');
});

test('a highlight reaches fifteen seconds either way, within the recording', () => {
  const context = (db: Parameters<typeof addAnnotation>[0]['db']) => ({ db, session: rows.session });
  const at = { recordingId: rows.recordingId, atUs: 5 * SECOND };
  const added = rows.record('highlight', (db) => addHighlight(context(db), at));
  expect(added).toMatchObject({ atUs: 5 * SECOND, startUs: 0, endUs: 10 * SECOND });
  expect(
    codeOf(() => rows.record('note', (db) => addNote(context(db), { ...at, atUs: 12 * SECOND, text: 'x' }))),
  ).toBe('timeOutside');
});

test('the built-in guides hold ten active items each, under codes that are found again', () => {
  const guides = builtInGuides();
  expect(
    guides.map(({ letter, active, reserve, firstItems }) => [
      letter,
      active.length,
      reserve.length,
      firstItems,
    ]),
  ).toEqual([
    ['A', 10, 5, ['A1', 'A2', 'A3']],
    ['B', 10, 0, ['B4', 'B5', 'B9']],
    ['C', 10, 3, ['C1', 'C4', 'C9']],
    ['D', 10, 0, ['D1', 'D3', 'D9']],
  ]);
  const items = guides.flatMap((guide) => [...guide.active, ...guide.reserve]);
  expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
  expect(items.every((item) => findGuideItem(guides, item.code)?.item === item)).toBe(true);
  expect(guides.every((guide) => guide.active.some((item) => item.actor === 'pupil'))).toBe(true);
});
