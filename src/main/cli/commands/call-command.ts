import { type Command, InvalidArgumentError } from 'commander';
import { contract, isProcedureName } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { Desk, LibraryOptions } from '../desk.ts';
import { withLibrary } from '../options.ts';
import type { Answer } from '../program.ts';
import { showProgress } from '../progress.ts';

/** `call NAME JSON`: any procedure of the contract; a job is waited for and answers what it ends with. */
export function addCallCommand(program: Command, desk: Desk, answer: Answer): void {
  const { words } = desk;
  withLibrary(program.command('call'), words)
    .description(words.say('help.call'))
    .argument('<name>', words.say('help.procedure'))
    .argument('[json]', words.say('help.json'), parseJson(words.say('usage.json')), {})
    .addHelpText('after', () => `\n${listProcedures()}`)
    .action(async (name: string, input: unknown, options: LibraryOptions) => {
      if (!isProcedureName(name)) throw new KijkkringError('unknownProcedure');
      if (needsLibrary(name, options)) await desk.open(options);
      answer(await call(desk, name, input));
    });
}

async function call(desk: Desk, name: string, input: unknown): Promise<unknown> {
  const stop = showProgress(desk.core, desk.words);
  try {
    const result = await desk.core.call('owner', name, input);
    if (!result.ok) throw new KijkkringError(result.error.code, result.error.params);
    const jobId = startedJob(name, result.value);
    return jobId === null ? result.value : await desk.core.outcomeOf(jobId);
  } finally {
    stop();
  }
}

/** The job to wait for: one that was just asked for, or one that was resumed. */
function startedJob(name: string, value: unknown): string | null {
  if (name === 'job.resume') return (value as { id: string }).id;
  return isProcedureName(name) && contract[name].kind === 'job' ? (value as { jobId: string }).jobId : null;
}

/** What anyone may ask is asked without opening a library, unless one is named. */
function needsLibrary(name: keyof typeof contract, options: LibraryOptions): boolean {
  if (name === 'library.create' || name === 'library.unlock') return false;
  return contract[name].right !== 'anyone' || options.library !== undefined;
}

function parseJson(refusal: string): (text: string) => unknown {
  return (text) => {
    try {
      return JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) throw new InvalidArgumentError(refusal);
      throw error;
    }
  };
}

/** The summaries of the contract are for developers, in English; people use the application. */
function listProcedures(): string {
  return Object.entries(contract)
    .map(([name, procedure]) => `  ${name.padEnd(24)} ${procedure.kind.padEnd(9)} ${procedure.summary}`)
    .join('\n');
}
