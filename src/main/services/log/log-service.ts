import { createHash } from 'node:crypto';
import {
  type LogEntry,
  type LogHead,
  type LogLine,
  type LogVerdict,
  logEntry,
} from '../../../shared/model/log.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { listDestructionReports } from '../../store/repositories/erasure-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import {
  eachLogLine,
  findLogHead,
  insertLogLine,
  listLogLines,
  putLogHead,
  type StoredLogLine,
} from '../../store/repositories/log-repository.ts';
import { canonicalJson, type Json } from '../../vault/canonical-json.ts';
import { sign, verify } from '../../vault/signing.ts';
import type { Session } from '../session.ts';

/** What the signature of the head is for; see docs/formats/log.md. */
const HEAD_CONTEXT = 'log-head';

/** What the first line has as the hash of the line before it. */
const NOTHING_BEFORE = '0'.repeat(64);

/**
 * Adds a line and signs the new head. Called in the transaction of what it tells of, so that neither is there without the
 * other.
 */
export function appendLog(db: WritableDb, { clock }: Pick<Session, 'clock'>, entry: LogEntry): void {
  const head = findLogHead(db);
  const number = (head?.count ?? 0) + 1;
  const line = { number, at: clock.now(), entry: canonicalJson(logEntry.parse(entry) as Json) };
  const hash = hashOf(line, head?.hash ?? NOTHING_BEFORE);
  insertLogLine(db, { ...line, hash });
  const signature = sign(
    getLibraryKey(db, 'signing').secret,
    HEAD_CONTEXT,
    headBytes({ count: number, hash }),
  );
  putLogHead(db, { count: number, hash, signature });
}

/** Lines from the newest on, and how many there are in all. */
export function readLog(
  db: ReadableDb,
  { before, most }: { before: number | null; most: number },
): { lines: LogLine[]; count: number } {
  return { lines: listLogLines(db, before, most).map(parsed), count: findLogHead(db)?.count ?? 0 };
}

/** The whole log as it can be kept elsewhere and checked again by docs/formats/log.md. */
export function wholeLog(db: ReadableDb): { lines: LogLine[]; head: LogHead | null; publicKey: string } {
  return {
    lines: [...eachLogLine(db)].map(parsed),
    head: findLogHead(db),
    publicKey: getLibraryKey(db, 'signing').public,
  };
}

/**
 * Takes every hash again, and holds the log against the head in each report of what was destroyed. A changed, missing, moved or cut-off
 * line is found, and a log that was written anew and signed beside such a report; who holds the key can rewrite the reports as well.
 */
export function verifyLog(db: ReadableDb): LogVerdict {
  let [lines, before] = [0, NOTHING_BEFORE];
  const hashes = new Map<number, string>();
  for (const line of eachLogLine(db)) {
    const number = lines + 1;
    if (line.number !== number) return { state: 'broken', lines, why: 'lineMissing', number };
    if (line.hash !== hashOf(line, before)) return { state: 'broken', lines, why: 'lineChanged', number };
    [lines, before] = [number, line.hash];
    hashes.set(number, line.hash);
  }
  const verdict = verifyHead(db, lines, before);
  return verdict.state === 'whole' ? verifyReports(db, hashes) : verdict;
}

/** A report holds the head that the log had then: this library signed it, and its last line is still as it was. */
function verifyReports(db: ReadableDb, hashes: ReadonlyMap<number, string>): LogVerdict {
  const lines = hashes.size;
  const differing = listDestructionReports(db)
    .map(({ logHead }) => logHead)
    .filter((head) => hashes.get(head.count) !== head.hash || !isSigned(db, head))
    .map(({ count }) => count);
  if (differing.length === 0) return { state: 'whole', lines };
  return { state: 'broken', lines, why: 'reportDiffers', number: Math.max(1, Math.min(...differing)) };
}

function verifyHead(db: ReadableDb, lines: number, last: string): LogVerdict {
  const head = findLogHead(db);
  if (head === null)
    return lines === 0 ? { state: 'whole', lines } : { state: 'broken', lines, why: 'cutOff', number: null };
  if (!isSigned(db, head)) return { state: 'broken', lines, why: 'headUnsigned', number: null };
  if (head.count !== lines || head.hash !== last)
    return { state: 'broken', lines, why: 'cutOff', number: lines + 1 };
  return { state: 'whole', lines };
}

function isSigned(db: ReadableDb, head: LogHead): boolean {
  return verify(getLibraryKey(db, 'signing').public, HEAD_CONTEXT, headBytes(head), head.signature);
}

function hashOf({ number, at, entry }: Omit<StoredLogLine, 'hash'>, before: string): string {
  return createHash('sha256').update(canonicalJson({ number, at, entry, before })).digest('hex');
}

function headBytes({ count, hash }: Pick<LogHead, 'count' | 'hash'>): Buffer {
  return Buffer.from(canonicalJson({ count, hash }), 'utf8');
}

function parsed({ number, at, entry, hash }: StoredLogLine): LogLine {
  return { number, at, entry: logEntry.parse(JSON.parse(entry)), hash };
}
