import { CommanderError } from 'commander';
import { KijkkringError } from '../../shared/errors.ts';
import type { Desk } from './desk.ts';
import { buildProgram } from './program.ts';
import type { Words } from './words.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

/**
 * Runs one command to its end, and closes what it opened.
 * @param args as typed after the name of the program
 * @param print gets the answer, or the refusal with its code and words
 * @returns the exit code: 0 done, 1 refused, 2 wrong usage
 */
export async function runCommand(
  args: readonly string[],
  desk: Desk,
  print: (value: unknown) => void,
): Promise<number> {
  const { error, say } = desk.words;
  try {
    let answer: unknown;
    await buildProgram(desk, (value) => {
      answer = value;
    }).parseAsync(args, { from: 'user' });
    if (answer !== undefined) print(answer);
    return DONE;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? DONE : usage(thrown, say);
    const { code, params } = payloadOf(thrown);
    print({ error: { code, message: error(code, params), params } });
    return REFUSED;
  } finally {
    await desk.core.close();
  }
}

function usage(thrown: CommanderError, say: Words['say']): number {
  process.stderr.write(`${say('usage.wrong', { what: thrown.message.replace(/^error: /, '') })}\n`);
  return WRONG_USAGE;
}

function payloadOf(thrown: unknown) {
  if (thrown instanceof KijkkringError && 'logId' in thrown.params === (thrown.code === 'internal')) {
    return thrown.toPayload();
  }
  process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  return { code: 'internal', params: { logId: '-' } } as const;
}
