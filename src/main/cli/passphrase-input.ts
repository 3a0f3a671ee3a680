import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { KijkkringError } from '../../shared/errors.ts';
import { withFileErrors } from '../files/file-error.ts';

/** A passphrase file is a line of text; more than this is something else, in bytes. */
const LONGEST_FILE = 4096;

/**
 * Reads a passphrase: the first line of a file, or typed without echo.
 * @throws `fileNotFound`, `passphraseFileInvalid`, `passphraseMissing` where nobody can type
 */
export async function readPassphrase(file: string | undefined, question: string): Promise<string> {
  return file === undefined ? askWithoutEcho(question) : fromFile(file);
}

async function fromFile(path: string): Promise<string> {
  const bytes = await withFileErrors(() => readFile(path));
  if (bytes.length > LONGEST_FILE) throw new KijkkringError('passphraseFileInvalid');
  const [line = ''] = decode(bytes).split(/\r?\n/);
  if (line === '') throw new KijkkringError('passphraseFileInvalid');
  return line.normalize('NFC');
}

/** A byte order mark is dropped by the decoder; bytes that are not UTF-8 are refused rather than guessed at. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new KijkkringError('passphraseFileInvalid');
    throw error;
  }
}

async function askWithoutEcho(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new KijkkringError('passphraseMissing');
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    const typed = await new Promise<string>((resolve) => reader.question('', resolve));
    if (typed === '') throw new KijkkringError('passphraseMissing');
    return typed.normalize('NFC');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
