import { expect, test } from 'vitest';
import { fragmentId } from '../model/ids.ts';
import { proposalDifference } from './proposal-difference.ts';

const SECOND = 1_000_000;
const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'].map(
  (id) => fragmentId.parse(id),
) as [ReturnType<typeof fragmentId.parse>, ReturnType<typeof fragmentId.parse>];
const fragments = [
  { id: first, inUs: 60 * SECOND, outUs: 90 * SECOND, title: 'Wachten' },
  { id: second, inUs: 85 * SECOND, outUs: 100 * SECOND, title: 'Knikken' },
];
const stretch = (from: number, to: number) => ({ inUs: from * SECOND, outUs: to * SECOND });

test.each([
  ['twenty seconds earlier', stretch(40, 90), [first, -20 * SECOND, 0]],
  ['later at the end', stretch(60, 95), [first, 0, 5 * SECOND]],
  ['less than half a second', stretch(60.4, 90), [first, 0, 0]],
  ['the one it shares most with', stretch(82, 100), [second, -3 * SECOND, 0]],
  ['just half of the shorter', stretch(100 - 7.5, 120), [second, 7.5 * SECOND, 20 * SECOND]],
])('%s', (_what, proposed, [id, beginUs, endUs]) => {
  const found = proposalDifference(proposed, fragments);
  expect([found?.fragmentId, found?.beginUs, found?.endUs]).toEqual([id, beginUs, endUs]);
});

test('less than half shared, touching, or elsewhere is a stretch of its own', () => {
  const apart = [stretch(95, 120), stretch(100, 120), stretch(0, 10)];
  expect(apart.map((one) => proposalDifference(one, fragments))).toEqual([null, null, null]);
  expect(proposalDifference(stretch(0, 10), [])).toBeNull();
});
