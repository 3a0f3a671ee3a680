import { expect, test } from 'vitest';
import { judgeRun, type NamedFile, partsAround } from './camera-run.ts';

const full = 2_147_090_432;
type Item = string | readonly [string, number];

const files = (...list: readonly Item[]): NamedFile[] =>
  list.map((item) =>
    typeof item === 'string' ? { name: item, bytes: 5_000_000 } : { name: item[0], bytes: item[1] },
  );

function judged(...list: readonly Item[]) {
  const given = files(...list);
  const { order, verdict } = judgeRun(given);
  return [verdict, ...order.map((at) => given[at]?.name)];
}

test('a camcorder that filled its files made one film of them, whatever order they came in', () => {
  expect(judged(['00002.MTS', full], '00003.MTS', ['00001.MTS', full - 6144])).toEqual([
    'one',
    '00001.MTS',
    '00002.MTS',
    '00003.MTS',
  ]);
  expect(judged(['C0009.MP4', 4_294_000_000], 'C0010.MP4')).toEqual(['one', 'C0009.MP4', 'C0010.MP4']);
});

test('films that were counted on and not filled may be anything: that is asked', () => {
  expect(judged('00002.MTS', '00001.MTS')).toEqual(['ask', '00001.MTS', '00002.MTS']);
  expect(judged(['00001.MTS', full], '00003.MTS')[0]).toBe('ask');
  expect(judged(['00001.MTS', full], '00002.MP4')[0]).toBe('ask');
  expect(judged(['00001.MTS', 3_000_000_000], '00002.MTS')[0]).toBe('ask');
});

test('GoPro numbers the chapters before the film', () => {
  expect(judged('GX020001.MP4', 'GX010001.MP4')).toEqual(['one', 'GX010001.MP4', 'GX020001.MP4']);
  expect(judged('GP010042.MP4', 'GOPR0042.MP4', 'GP020042.MP4')).toEqual([
    'one',
    'GOPR0042.MP4',
    'GP010042.MP4',
    'GP020042.MP4',
  ]);
  expect(judged('GX010001.MP4', 'GX010002.MP4')[0]).toBe('ask');
  expect(judged('GX010001.MP4', 'GX030001.MP4')[0]).toBe('ask');
});

test('a telephone numbers the parts behind the moment it began', () => {
  expect(judged('VID_20260929_101112_002.mp4', 'VID_20260929_101112_001.mp4')).toEqual([
    'one',
    'VID_20260929_101112_001.mp4',
    'VID_20260929_101112_002.mp4',
  ]);
  expect(judged('VID_20260929_101112_001.mp4', 'VID_20260929_111112_002.mp4')[0]).toBe('ask');
});

test('names that say nothing are put by name, and asked about; one file is one film', () => {
  expect(judged('les 10.mp4', 'les 9.mp4')).toEqual(['ask', 'les 9.mp4', 'les 10.mp4']);
  expect(judged('les.mp4')).toEqual(['one', 'les.mp4']);
});

test('in a folder the parts around one are found, and no film beside them', () => {
  const folder = files(
    '00001.MTS',
    ['00002.MTS', full],
    ['00003.MTS', full],
    '00004.MTS',
    '00005.MTS',
    'GX010001.MP4',
    'notities.mp4',
  );
  const around = (name: string) =>
    partsAround(
      folder,
      folder.findIndex((file) => file.name === name),
    ).map((at) => folder[at]?.name);
  const run = ['00002.MTS', '00003.MTS', '00004.MTS'];
  expect(['00002.MTS', '00003.MTS', '00004.MTS'].map(around)).toEqual([run, run, run]);
  expect(['00001.MTS', '00005.MTS', 'GX010001.MP4', 'notities.mp4'].map(around)).toEqual([
    ['00001.MTS'],
    ['00005.MTS'],
    ['GX010001.MP4'],
    ['notities.mp4'],
  ]);
});
