import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Desk } from '../../src/main/cli/desk.ts';
import { runCommand } from '../../src/main/cli/run-command.ts';
import { chosenLanguage, loadWords } from '../../src/main/cli/words.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
const main = join(repository, 'src/main/cli/main.ts');

/** How one command ended: its exit code, the JSON of standard output (null when there is none), and standard error. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly json: Record<string, unknown> | null;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with the child right after it started, to kill it for instance. */
  readonly onStart?: (pid: number) => void;
}

/** Runs the command line as a user's shell would, as a process of its own. */
export async function kijkkring(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: options.cwd ?? repository,
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) options.onStart?.(child.pid);
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, signal, json: stdout.trim() === '' ? null : JSON.parse(stdout), stderr };
}

/** Runs the same in this process: all of the command line but the start of Node, which takes longer than most commands. */
async function kijkkringHere(args: readonly string[]): Promise<Ended> {
  const desk = new Desk(await loadWords(chosenLanguage(args, {})));
  let printed: unknown = null;
  const code = await runCommand(args, desk, (value) => {
    printed = value;
  });
  const json = printed === null ? null : JSON.parse(JSON.stringify(printed));
  return { code, signal: null, json, stderr: '' };
}

/** A library on disk, with a shorthand for commands on it. */
export class LibraryOnDisk {
  readonly folder: string;
  readonly passphraseFile: string;

  constructor(scratch: string, name: string, passphrase = 'vier gewone woorden samen') {
    mkdirSync(scratch, { recursive: true });
    this.folder = join(scratch, name);
    this.passphraseFile = join(scratch, `${name}-passphrase.txt`);
    writeFileSync(this.passphraseFile, `${passphrase}\n`, { mode: 0o600 });
  }

  /** The options that name and open this library. */
  get opening(): string[] {
    return ['--library', this.folder, '--passphrase-file', this.passphraseFile];
  }

  /** Runs a command with this library and its passphrase; in a process of its own only where options are given. */
  run(args: readonly string[], options?: RunOptions): Promise<Ended> {
    const all = [...args, ...this.opening];
    return options === undefined ? kijkkringHere(all) : kijkkring(all, options);
  }

  /** Runs a command that has to succeed. @throws with what it said instead */
  async ask(args: readonly string[], options?: RunOptions): Promise<Record<string, unknown>> {
    const ended = await this.run(args, options);
    if (ended.code !== 0 || ended.json === null) {
      throw new Error(`${args.join(' ')}: ${ended.code} ${JSON.stringify(ended.json)}\n${ended.stderr}`);
    }
    return ended.json;
  }

  /** Calls a procedure of the contract. */
  call(name: string, input: unknown, options?: RunOptions): Promise<Record<string, unknown>> {
    return this.ask(['call', name, JSON.stringify(input)], options);
  }
}
