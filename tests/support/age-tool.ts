import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).error === undefined;
}

/** Why the public tool can't be used here, or null when it can; printed once, so that a skip has a reason. */
export const ageToolMissing = runs('age', ['--version'])
  ? null
  : missing('the public `age` tool is not installed (Debian: apt install age)');

/** Why a passphrase can't be typed into the public tool, which only takes one from a terminal. */
export const ageTerminalMissing =
  ageToolMissing ??
  (runs('script', ['--version']) ? null : missing('`script` of util-linux is not installed'));

function missing(reason: string): string {
  process.stdout.write(`skipped: ${reason}\n`);
  return reason;
}

/** Runs `age` with bytes on standard input. @throws with what it said when it refuses */
export function age(args: readonly string[], input: Uint8Array = new Uint8Array(0)): Buffer {
  const ended = spawnSync('age', args, { input, maxBuffer: 64 * 1024 * 1024 });
  if (ended.status !== 0) throw new Error(`age ${args.join(' ')}: ${ended.stderr.toString()}`);
  return ended.stdout;
}

/** Runs `age` on a terminal of its own and types the passphrase each time it asks. */
export async function ageWithPassphrase(args: readonly string[], passphrase: string): Promise<void> {
  const command = ['age', ...args.map((arg) => `'${arg}'`)].join(' ');
  const child = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
    if (/passphrase[^\n]*: $/.test(bytes.toString().trimStart())) child.stdin.write(`${passphrase}\n`);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`age ${args.join(' ')}: ${said}`);
}
