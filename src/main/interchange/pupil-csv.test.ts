import { expect, test } from 'vitest';
import { KijkkringError } from '../../shared/errors.ts';
import type { ListedPupil } from '../../shared/model/pupil-list.ts';
import { readPupilCsv } from './pupil-csv.ts';

const nobody = { numbers: [], names: [] };
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const listed = (said: Partial<ListedPupil>): ListedPupil => ({
  ...{ number: null, firstName: null, group: null, status: null, date: null, evidence: null },
  ...said,
});

test('a list as Excel writes it in Dutch: Windows-1252 and semicolons', () => {
  const text =
    'Nr;Voornaam;Groep;Toestemming;Datum;Bewijs\r\n1;Zo\u00eb;5;akkoord;8-9-2026;map 3\r\n2;"Anne; Sofie";5;bezwaar;;\r\n';
  expect(readPupilCsv(latin(text), nobody)).toEqual({
    encoding: 'windows-1252',
    delimiter: ';',
    rows: [
      {
        line: 2,
        pupil: {
          ...{ number: 1, firstName: 'Zoë', group: '5' },
          ...{ status: 'agreed', date: '2026-09-08', evidence: 'map 3' },
        },
        ...{ problems: [], remarks: [] },
      },
      {
        line: 3,
        pupil: listed({ number: 2, firstName: 'Anne; Sofie', group: '5', status: 'objected' }),
        ...{ problems: [], remarks: [] },
      },
    ],
  });
});

test('every way of writing is read the same', () => {
  const text = 'voornaam,nummer\nZoë,1\nDaniël,2\n';
  const names = ['Zoë', 'Daniël'];
  const read = (bytes: Uint8Array) => {
    const { encoding, delimiter, rows } = readPupilCsv(bytes, nobody);
    return [encoding, delimiter, rows.map(({ pupil }) => pupil.firstName)];
  };
  expect([
    read(utf8(text)),
    read(utf8(`\uFEFF${text}`)),
    read(utf16(`\uFEFF${text}`)),
    read(utf16(text)),
    read(swapped(utf16(`\uFEFF${text}`))),
    read(utf8(text.replaceAll(',', '\t'))),
  ]).toEqual([
    ['utf-8', ',', names],
    ['utf-8', ',', names],
    ['utf-16le', ',', names],
    ['utf-16le', ',', names],
    ['utf-16be', ',', names],
    ['utf-8', '\t', names],
  ]);
});

test('without headings there are names, or numbers with names', () => {
  const read = (text: string) => readPupilCsv(utf8(text), nobody).rows.map(({ pupil }) => pupil);
  expect(read('Kaan\nSaar\n')).toEqual([listed({ firstName: 'Kaan' }), listed({ firstName: 'Saar' })]);
  expect(read('L7;Kaan')).toEqual([listed({ number: 7, firstName: 'Kaan' })]);
});

test('each row says what is wrong with it, on its own line of the file', () => {
  const text = [
    'nummer;voornaam;status;datum',
    '0;Kaan;;',
    '3;Saar;misschien;31-2-2026',
    '4;Emma;;',
    '4;emma;;',
    '9;Floor;;',
    ';;akkoord;',
    `8;"${'x'.repeat(300)}";;`,
  ].join('\n');
  const { rows } = readPupilCsv(utf8(text), { numbers: [9], names: ['FLOOR'] });
  expect(rows.map(({ line, problems, remarks }) => [line, problems, remarks])).toEqual([
    [2, ['numberInvalid'], []],
    [3, ['statusUnknown', 'dateInvalid'], []],
    [4, [], ['nameTwice']],
    [5, ['numberTwice'], ['nameTwice']],
    [6, ['numberTaken'], ['nameKnown']],
    [7, ['empty'], []],
    [8, ['textInvalid'], []],
  ]);
});

test('a class of more than thirty-one fits, one of more than ninety-nine does not', () => {
  const names = Array.from({ length: 101 }, (_, at) => `Kind${at}`).join('\n');
  const { rows } = readPupilCsv(utf8(names), nobody);
  expect(rows.filter(({ problems }) => problems.length === 0)).toHaveLength(99);
  expect(rows.at(-1)?.problems).toEqual(['classFull']);
});

const bytes = (...values: number[]) => new Uint8Array(values);
const word = [...utf8('binair')];

test.each([
  ['a quote that stays open', utf8('"open'), 'csvUnreadable'],
  ['nothing', utf8(''), 'csvNoPupils'],
  ['empty lines', utf8('\n\n'), 'csvNoPupils'],
  ['only a heading', utf8('nummer;voornaam;groep\n'), 'csvNoPupils'],
  ['a heading of other words', utf8('kind;geboren\nSaar;2018\n'), 'csvHeadingUnknown'],
  ['a heading that does not say who', utf8('groep;geboren\n5;2018\n'), 'csvHeadingUnknown'],
  ['bytes with the mark of UTF-16', bytes(0xff, 0xfe, 0, 1, ...word), 'csvNotText'],
  ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'csvNotText'],
])('what is no list is refused for what it is: %s', (_, file, reason) => {
  let code = 'nothing was refused';
  try {
    readPupilCsv(file, nobody);
  } catch (error) {
    code = error instanceof KijkkringError ? error.code : String(error);
  }
  expect(code).toBe(reason);
});
