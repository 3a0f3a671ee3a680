import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { fragmentId, meetingId } from '../../../shared/model/ids.ts';
import type { LogEntry } from '../../../shared/model/log.ts';
import { reportDestruction } from '../retention/destruction-report.ts';
import { exportLogJob } from './export-log-job.ts';
import { appendLog, readLog, verifyLog } from './log-service.ts';

const scratch = scratchFolder('log');
let made = 0;
let rows: SessionOnRows;

const revocation = (): LogEntry => ({
  kind: 'revocation',
  fragmentId: fragmentId.parse(randomUUID()),
  releases: 1,
});
const write = (entry: LogEntry): void => rows.session.change((db) => appendLog(db, rows.session, entry));

/** As somebody would who has the key of the database and another program. */
function tamper(sql: string): void {
  rows.connection.exec('DROP TRIGGER log_line_is_kept; DROP TRIGGER log_line_is_unchanged;');
  rows.connection.exec(sql);
}

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
});

test('an empty log is whole, and lines come back newest first, by the page', () => {
  expect(verifyLog(rows.session.db)).toEqual({ state: 'whole', lines: 0 });
  const entries = [revocation(), revocation(), revocation()];
  for (const [at, entry] of entries.entries()) {
    rows.setClock(1000 + at);
    write(entry);
  }
  const newest = readLog(rows.session.db, { before: null, most: 2 });
  expect(newest.count).toBe(3);
  expect(newest.lines.map(({ number, at, entry }) => [number, at, entry])).toEqual([
    [3, 1002, entries[2]],
    [2, 1001, entries[1]],
  ]);
  expect(readLog(rows.session.db, { before: 2, most: 2 }).lines.map(({ number }) => number)).toEqual([1]);
  expect(verifyLog(rows.session.db)).toEqual({ state: 'whole', lines: 3 });
});

test('a line and what it tells of are there together, or neither is', () => {
  const work = () =>
    rows.session.change((db) => {
      appendLog(db, rows.session, revocation());
      throw new Error('the change failed');
    });
  expect(work).toThrow('the change failed');
  expect(readLog(rows.session.db, { before: null, most: 10 })).toEqual({ lines: [], count: 0 });
});

const other = { meetingId: meetingId.parse(randomUUID()), kind: 'audienceWarning', roles: ['coach'] };

test.each([
  [
    'changed entry',
    `UPDATE log_line SET entry = '${JSON.stringify(other)}' WHERE number = 2`,
    'lineChanged',
    2,
  ],
  ['changed moment', 'UPDATE log_line SET at = at + 1 WHERE number = 3', 'lineChanged', 3],
  ['missing line', 'DELETE FROM log_line WHERE number = 2', 'lineMissing', 2],
  [
    'line that was taken out, the others moved up',
    'DELETE FROM log_line WHERE number = 2; UPDATE log_line SET number = number - 1 WHERE number > 2',
    'lineChanged',
    2,
  ],
  [
    'pair that changed places',
    'UPDATE log_line SET number = 9 WHERE number = 1; UPDATE log_line SET number = 1 WHERE number = 2; UPDATE log_line SET number = 2 WHERE number = 9',
    'lineChanged',
    1,
  ],
  ['cut-off end', 'DELETE FROM log_line WHERE number > 2', 'cutOff', 3],
  ['cut-off end with a head that was moved back', cutWithHead(), 'headUnsigned', null],
  ['log without a head', 'DELETE FROM log_head', 'cutOff', null],
])('a %s is found', (_what, sql, why, number) => {
  for (let line = 0; line < 4; line += 1) write(revocation());
  expect(verifyLog(rows.session.db)).toEqual({ state: 'whole', lines: 4 });
  tamper(sql);
  expect(verifyLog(rows.session.db)).toMatchObject({ state: 'broken', why, number });
});

function cutWithHead(): string {
  const hash = '(SELECT hash FROM log_line WHERE number = 2)';
  return `UPDATE log_head SET count = 2, hash = ${hash}; DELETE FROM log_line WHERE number > 2`;
}

test('a log that was written anew and signed is found beside a report of what was destroyed', () => {
  write(revocation());
  const destroyed = { subject: 'nameList', subjectId: null, cause: 'owner' } as const;
  rows.session.change((db) => reportDestruction(db, rows.session, destroyed));
  write(revocation());
  expect(verifyLog(rows.session.db)).toEqual({ state: 'whole', lines: 3 });
  tamper('DELETE FROM log_line; DELETE FROM log_head');
  const differs = { state: 'broken', why: 'reportDiffers', number: 2 };
  expect(verifyLog(rows.session.db)).toEqual({ ...differs, lines: 0 });
  for (const lines of [1, 2, 3]) {
    write(revocation());
    expect(verifyLog(rows.session.db)).toEqual({ ...differs, lines });
  }
});

test('a report that was made to fit is found by its signature', () => {
  write(revocation());
  const destroyed = { subject: 'nameList', subjectId: null, cause: 'owner' } as const;
  rows.session.change((db) => reportDestruction(db, rows.session, destroyed));
  const first = '(SELECT hash FROM log_line WHERE number = 1)';
  tamper(`UPDATE destruction_report SET log_head = json_set(log_head, '$.count', 1, '$.hash', ${first})`);
  expect(verifyLog(rows.session.db)).toMatchObject({ state: 'broken', why: 'reportDiffers', number: 1 });
});

test('the whole log goes to a file, and never over another', async () => {
  const entry = revocation();
  write(entry);
  const target = join(scratch, `${made}.json`);
  const { run } = exportLogJob(rows.session);
  const context = {
    jobId: randomUUID(),
    resumeFrom: null,
    signal: new AbortController().signal,
    progress: () => undefined,
    checkpoint: () => undefined,
  };
  expect(await run({ target }, context)).toEqual({ lines: 1 });
  const file = JSON.parse(readFileSync(target, 'utf8'));
  expect(file).toMatchObject({ format: 'kijkkring-log', version: 1, head: { count: 1 }, lines: [{ entry }] });
  writeFileSync(target, 'mine');
  await expect(run({ target }, context)).rejects.toMatchObject({ code: 'fileExists' });
  expect(readFileSync(target, 'utf8')).toBe('mine');
});
