import { drop } from '../../shared/assert.ts';
import { Desk } from './desk.ts';
import { runCommand } from './run-command.ts';
import { chosenLanguage, loadWords } from './words.ts';

const INTERRUPTED = 130;

const args = process.argv.slice(2);
const desk = new Desk(await loadWords(chosenLanguage(args, process.env)));

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

process.exitCode = await runCommand(args, desk, (value) => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
});
