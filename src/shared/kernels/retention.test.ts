import { expect, test } from 'vitest';
import { dayToGoBy, deadlineOf, isTrusted, longestTerms } from './retention.ts';

const base = {
  importedOn: '2026-11-24',
  meetingDays: [],
  plannedDays: [],
  terms: longestTerms,
  extended: false,
  keepUntil: null,
};

test.each([
  ['no meeting: six weeks after import', {}, { day: '2027-01-05', reason: 'import' }],
  [
    'a planned meeting',
    { plannedDays: ['2026-12-09', '2026-12-02'] },
    { day: '2026-12-16', reason: 'meeting' },
  ],
  ['on the very day', { plannedDays: ['2026-11-24'] }, { day: '2026-12-08', reason: 'meeting' }],
  [
    'a meeting of before it was filmed',
    { plannedDays: ['2026-11-23'] },
    { day: '2027-01-05', reason: 'import' },
  ],
  [
    'released for two meetings: the later one',
    { meetingDays: ['2026-12-02', '2026-12-16'], plannedDays: ['2026-11-30'] },
    { day: '2026-12-30', reason: 'meeting' },
  ],
  ['extended once', { extended: true }, { day: '2027-01-19', reason: 'import' }],
  [
    'a school that wants a week',
    { terms: { ...longestTerms, afterImport: 7 } },
    { day: '2026-12-01', reason: 'import' },
  ],
] as const)('deadline: %s', (_what, change, expected) => {
  expect(deadlineOf({ ...base, ...change })).toEqual(expected);
});

test.each([
  ['2026-11-24', true],
  ['2026-12-24', true],
  ['2026-12-25', false],
  ['2026-11-23', false],
  ['2099-01-01', false],
  ['1970-01-01', false],
])('a machine that says %s after 24 November', (clockDay, trusted) => {
  expect(isTrusted(clockDay, '2026-11-24')).toBe(trusted);
});

const known = { confirmedDay: '2026-11-24', doubted: false, saidDay: null };

test.each([
  ['a day later', '2026-11-25', known, '2026-11-25'],
  ['set back while it runs', '2026-11-01', known, '2026-11-24'],
  ['set to 2099 while it runs', '2099-01-01', known, '2026-11-24'],
  ['doubted and not answered yet', '2026-12-30', { ...known, doubted: true }, '2026-11-24'],
  ['she said another day', '2099-01-01', { ...known, saidDay: '2026-11-30' }, '2026-11-30'],
  ['she said a day of before', '2099-01-01', { ...known, saidDay: '2026-01-01' }, '2026-11-24'],
])('the day to go by: %s', (_what, clockDay, about, expected) => {
  expect(dayToGoBy(clockDay, about)).toBe(expected);
});
