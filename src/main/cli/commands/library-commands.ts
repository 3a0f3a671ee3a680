import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Recording } from '../../../shared/model/recording.ts';
import type { Desk, LibraryOptions } from '../desk.ts';
import { wholeNumber, withLibrary } from '../options.ts';
import type { Answer } from '../program.ts';

/** `library create`, `import`, `recordings`. */
export function addLibraryCommands(program: Command, desk: Desk, answer: Answer): void {
  const { words } = desk;
  const library = program.command('library').description(words.say('help.library.group'));

  withLibrary(library.command('create'), words)
    .description(words.say('help.library.create'))
    .option('--name <name>', words.say('help.ownerName'))
    .option('--title <title>', words.say('help.trajectoryTitle'))
    .action(async (options: LibraryOptions & { name?: string; title?: string }) => {
      const folder = desk.folderOf(options);
      const made = await desk.core.ask('owner', 'library.create', {
        folder,
        passphrase: await desk.passphraseOf(options),
        name: options.name ?? words.say('default.ownerName'),
        trajectoryTitle: options.title ?? words.say('default.trajectoryTitle'),
      });
      answer({ ...made, library: folder });
    });

  withLibrary(program.command('import'), words)
    .description(words.say('help.import'))
    .argument('<file...>', words.say('help.files'))
    .option('--title <title>', words.say('help.recordingTitle'))
    .option('--round <number>', words.say('help.round'), wholeNumber(words))
    .action(async (files: string[], options: LibraryOptions & { title?: string; round?: number }) => {
      await desk.open(options);
      const recording = await desk.finish('recording.import', {
        paths: files.map((file) => resolve(file)),
        ...(options.title === undefined ? {} : { title: options.title }),
        ...(options.round === undefined ? {} : { round: options.round }),
      });
      answer(describe(recording));
    });

  withLibrary(program.command('recordings'), words)
    .description(words.say('help.recordings'))
    .action(async (options: LibraryOptions) => {
      await desk.open(options);
      const recordings = await desk.core.ask('owner', 'recording.list', {});
      answer({ recordings: recordings.map(describe) });
    });
}

/** A recording as the command line tells it: its id under the name that other commands ask for. */
function describe({ id, ...facts }: Recording) {
  return { recordingId: id, ...facts };
}
