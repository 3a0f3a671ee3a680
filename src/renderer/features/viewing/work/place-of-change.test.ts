import { expect, test } from 'vitest';
import { placeOfChange } from './place-of-change.ts';

const mark = { id: 'mark', atUs: 5, pupilId: null };
const clip = { id: 'clip', atUs: 9, title: 'Eerste' };

test('the place is that of what came, went or changed', () => {
  expect([
    placeOfChange([mark], [mark, clip]),
    placeOfChange([mark, clip], [clip]),
    placeOfChange([mark, clip], [mark, { ...clip, atUs: 7 } as typeof clip]),
    placeOfChange([mark, clip], [{ ...mark, pupilId: 'saar' } as unknown as typeof mark, clip]),
    placeOfChange([mark, clip], [clip, mark]),
    placeOfChange([], []),
  ]).toEqual([9, 5, 7, 5, undefined, undefined]);
});
