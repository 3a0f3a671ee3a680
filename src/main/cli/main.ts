import { CommanderError } from 'commander';
import { drop } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { Desk } from './desk.ts';
import { buildProgram } from './program.ts';
import { chosenLanguage, loadWords, type Words } from './words.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;
const INTERRUPTED = 130;

const args = process.argv.slice(2);
const words = await loadWords(chosenLanguage(args, process.env));
const desk = new Desk(words);

// A job that is at work becomes "interrupted" and can go on later; nothing is half done.
process.once('SIGINT', () => {
  drop(
    desk.core.close().then(() => process.exit(INTERRUPTED)),
    (error) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(INTERRUPTED);
    },
  );
});

process.exitCode = await run(args, words);

async function run(given: readonly string[], { error, say }: Words): Promise<number> {
  try {
    let answer: unknown;
    await buildProgram(desk, (value) => {
      answer = value;
    }).parseAsync(given, { from: 'user' });
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

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
