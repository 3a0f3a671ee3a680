import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import type { ConsentStatus } from '../../shared/model/class.ts';
import type { Delimiter, ListedPupil, ListedRow, TextEncoding } from '../../shared/model/pupil-list.ts';
import { isoDate, line } from '../../shared/model/scalars.ts';
import { decodeText } from './decode-text.ts';

/** Who is in the class already. */
export interface PresentPupils {
  readonly numbers: readonly number[];
  readonly names: readonly string[];
}

export interface PupilCsv {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly rows: readonly ListedRow[];
}

/** Pupils are numbered from 1 to this. */
const MOST_PUPILS = 99;

type Field = keyof ListedPupil;
const headings: Readonly<Record<Field, readonly string[]>> = {
  number: ['nummer', 'nr', 'number', 'leerlingnummer', 'l'],
  firstName: ['voornaam', 'roepnaam', 'naam', 'leerling', 'first name', 'firstname', 'name'],
  group: ['groep', 'klas', 'group', 'class'],
  status: ['status', 'toestemming', 'antwoord', 'consent'],
  date: ['datum', 'date'],
  evidence: ['bewijs', 'bewijsverwijzing', 'formulier', 'evidence'],
};

const statuses: Readonly<Record<string, ConsentStatus>> = {
  ...{ akkoord: 'agreed', ja: 'agreed', agreed: 'agreed', yes: 'agreed' },
  ...{ 'geen toestemming': 'noConsent', nee: 'noConsent', no: 'noConsent', noconsent: 'noConsent' },
  ...{ bezwaar: 'objected', objected: 'objected' },
  ...{ ingetrokken: 'withdrawn', withdrawn: 'withdrawn' },
  ...{ onbekend: 'unknown', unknown: 'unknown' },
};

/**
 * Reads a list of pupils from a CSV file (RFC 4180, with `,` `;` or a tab), and says of each row what is wrong with it. A first row
 * with headings decides what the columns are; without one, a single column holds first names, two a number and a first name.
 * @throws `csvNotText`, `csvUnreadable` when it is no such file, `csvHeadingUnknown` when the first row names columns of which none
 * says who a pupil is, `csvNoPupils` when there is no row for a pupil
 */
export function readPupilCsv(bytes: Uint8Array, present: PresentPupils): PupilCsv {
  const decoded = decodeText(bytes);
  if (decoded === null) throw new KijkkringError('csvNotText');
  const { text, encoding } = decoded;
  const delimiter = likeliestDelimiter(text);
  const records = recordsOf(text, delimiter);
  const named = fieldsOfHeadings(records);
  const body = named === null ? records : records.slice(1);
  if (body.length === 0) throw new KijkkringError('csvNoPupils');
  const fields = named ?? (records[0]?.cells.length === 1 ? firstNames : numbersAndNames);
  const rows = body.map((record) => readRow(record, fields));
  return { encoding, delimiter, rows: compareRows(rows, present) };
}

/** What the columns are by the first row; null when that is a pupil. @throws `csvHeadingUnknown` */
function fieldsOfHeadings([first]: readonly CsvRecord[]): readonly (Field | null)[] | null {
  const named = first?.cells.map(fieldOfHeading) ?? [];
  const [start = '', ...others] = first?.cells ?? [];
  const saysWho = named.includes('number') || named.includes('firstName');
  const isNamed = named.some((field) => field !== null);
  // in a row of several columns without headings the first one is a number
  const hasWordForNumber = others.length > 0 && start !== '' && !/\d/.test(start);
  if (!saysWho && (isNamed || hasWordForNumber)) throw new KijkkringError('csvHeadingUnknown');
  return isNamed ? named : null;
}

const firstNames: readonly Field[] = ['firstName'];
const numbersAndNames: readonly Field[] = ['number', 'firstName'];

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

function recordsOf(text: string, delimiter: Delimiter): CsvRecord[] {
  try {
    const records: unknown = parse(text, {
      delimiter,
      bom: true,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
    });
    return parsed.parse(records).map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) throw new KijkkringError('csvUnreadable', {}, { cause: error });
    throw error;
  }
}

/** The one that the first line holds most of; a comma when it holds none. */
function likeliestDelimiter(text: string): Delimiter {
  const [head = ''] = text.split(/\r?\n/, 1);
  const counted = ([';', '\t', ','] as const).map((mark) => ({ mark, count: head.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best), { mark: ',', count: 1 })
    .mark;
}

function fieldOfHeading(cell: string): Field | null {
  const word = cell.trim().toLowerCase();
  const found = Object.entries(headings).find(([, words]) => words.includes(word));
  return (found?.[0] as Field | undefined) ?? null;
}

function readRow({ line: at, cells }: CsvRecord, fields: readonly (Field | null)[]): ListedRow {
  const cell = (field: Field): string => cells[fields.indexOf(field)]?.trim() ?? '';
  const problems: ListedRow['problems'] = [];
  const texts = (field: 'firstName' | 'group' | 'evidence'): string | null => {
    if (cell(field) === '') return null;
    const read = line.safeParse(cell(field));
    if (!read.success) problems.push('textInvalid');
    return read.success ? read.data.normalize('NFC') : null;
  };
  const typedNumber = cell('number').replace(/^l/i, '');
  const isNumber = /^\d{1,2}$/.test(typedNumber) && Number(typedNumber) > 0;
  if (typedNumber !== '' && !isNumber) problems.push('numberInvalid');
  const status = statuses[cell('status').toLowerCase()] ?? null;
  if (cell('status') !== '' && status === null) problems.push('statusUnknown');
  const date = dayOf(cell('date'));
  if (cell('date') !== '' && date === null) problems.push('dateInvalid');
  const pupil: ListedPupil = {
    number: isNumber ? Number(typedNumber) : null,
    firstName: texts('firstName'),
    group: texts('group'),
    ...{ status, date },
    evidence: texts('evidence'),
  };
  if (pupil.number === null && pupil.firstName === null && problems.length === 0) problems.push('empty');
  return { line: at, pupil, problems, remarks: [] };
}

/** `2026-09-08`, or `8-9-2026` as it is written in Dutch; null when it is no day. */
function dayOf(cell: string): string | null {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell);
  const [, day = '', month = '', year = ''] = dutch ?? [];
  const iso = dutch === null ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isoDate.safeParse(iso).success ? iso : null;
}

/** What can only be said of a row beside the others and beside the class. */
function compareRows(rows: readonly ListedRow[], present: PresentPupils): ListedRow[] {
  const numbers = rows.map(({ pupil }) => pupil.number);
  const names = rows.map(({ pupil }) => folded(pupil.firstName));
  const known = present.names.map(folded);
  let room = MOST_PUPILS - present.numbers.length;
  return rows.map((row, at) => {
    const { number } = row.pupil;
    const name = names[at] ?? '';
    const problems = [...row.problems];
    if (number !== null && numbers.indexOf(number) !== at) problems.push('numberTwice');
    if (number !== null && present.numbers.includes(number)) problems.push('numberTaken');
    if (problems.length === 0) room -= 1;
    if (problems.length === 0 && room < 0) problems.push('classFull');
    const remarks: ListedRow['remarks'] = [];
    if (name !== '' && names.indexOf(name) !== names.lastIndexOf(name)) remarks.push('nameTwice');
    if (name !== '' && known.includes(name)) remarks.push('nameKnown');
    return { ...row, problems, remarks };
  });
}

function folded(name: string | null): string {
  return (name ?? '').normalize('NFC').toLocaleLowerCase('nl');
}
