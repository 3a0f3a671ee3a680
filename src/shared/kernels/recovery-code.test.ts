import { expect, test } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from './recovery-code.ts';

const secret = Uint8Array.from({ length: 20 }, (_unused, at) => (at * 37 + 11) % 256);
const groups = writeRecoveryCode(secret);
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('eight groups of five, the same as in the document', () => {
  expect(writeRecoveryCode(Uint8Array.from({ length: 20 }, (_unused, at) => at)).join(' ')).toBe(
    '000GV 40R4H 0M30P E209P 185GH R38E0 1W814 24GKZ',
  );
  expect(groups).toHaveLength(8);
  expect(groups.every((group) => /^[0-9A-HJKMNP-TV-Z]{5}$/.test(group))).toBe(true);
});

test.each([
  ['as printed', groups.join(' ')],
  ['with dashes and in small letters', groups.join('-').toLowerCase()],
  ['on lines', groups.join('\n')],
  ['with look-alikes', groups.join(' ').replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('V', 'u')],
])('is read %s', (_how, typed) => {
  expect(readRecoveryCode(typed)).toEqual({ state: 'whole', secret });
});

test('every single wrong sign names its group', () => {
  let tried = 0;
  for (const [at, group] of groups.entries()) {
    for (let place = 0; place < 5; place += 1) {
      for (const sign of `${signs}!`) {
        if (sign === group[place]) continue;
        const typed = groups.with(at, group.slice(0, place) + sign + group.slice(place + 1)).join(' ');
        expect(readRecoveryCode(typed)).toEqual({ state: 'wrongGroup', group: at + 1 });
        tried += 1;
      }
    }
  }
  expect(tried).toBe(8 * 5 * 32);
});

test('every two signs that changed places within a group name it', () => {
  let tried = 0;
  for (const [at, group] of groups.entries()) {
    for (let a = 0; a < 5; a += 1) {
      for (let b = a + 1; b < 5; b += 1) {
        if (group[a] === group[b]) continue;
        const letters = [...group];
        [letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? ''];
        const typed = groups.with(at, letters.join('')).join(' ');
        expect(readRecoveryCode(typed)).toEqual({ state: 'wrongGroup', group: at + 1 });
        tried += 1;
      }
    }
  }
  expect(tried).toBeGreaterThan(60);
});

test('groups that changed places are named', () => {
  const [first = '', second = '', ...others] = groups;
  expect(readRecoveryCode([second, first, ...others].join(' '))).toEqual({ state: 'wrongGroup', group: 1 });
});

test('too few and too many', () => {
  expect(readRecoveryCode('')).toEqual({ state: 'tooShort', groups: 0 });
  expect(readRecoveryCode(groups.slice(0, 3).join(' '))).toEqual({ state: 'tooShort', groups: 3 });
  expect(readRecoveryCode(`${groups.join(' ')} 00000`)).toEqual({ state: 'tooLong' });
});
