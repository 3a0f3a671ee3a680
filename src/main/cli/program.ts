import { Command } from 'commander';
import { addBundleCommands } from './commands/bundle-commands.ts';
import { addCallCommand } from './commands/call-command.ts';
import { addDemoCommand } from './commands/demo-command.ts';
import { addLibraryCommands } from './commands/library-commands.ts';
import { addMeetingCommands } from './commands/meeting-commands.ts';
import { addViewingCommands } from './commands/viewing-commands.ts';
import type { Desk } from './desk.ts';

/** Takes the one JSON document that a command answers. */
export type Answer = (value: unknown) => void;

/** The command line: hand-made commands for the main job, and `call` for everything else in the contract. */
export function buildProgram(desk: Desk, answer: Answer): Command {
  const { say } = desk.words;
  const program = new Command('kijkkring')
    .description(say('help.program'))
    .option('--lang <nl|en>', say('help.lang'))
    .helpOption('-h, --help', say('help.help'))
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  addLibraryCommands(program, desk, answer);
  addViewingCommands(program, desk, answer);
  addMeetingCommands(program, desk, answer);
  addBundleCommands(program, desk, answer);
  addCallCommand(program, desk, answer);
  addDemoCommand(program, desk, answer);
  return inheritSettings(program, say('help.help'));
}

/** Every command, however deep, takes `--lang`, explains itself with `--help`, and throws instead of exiting. */
function inheritSettings(command: Command, help: string): Command {
  for (const child of command.commands) {
    child.copyInheritedSettings(command).helpOption('-h, --help', help).helpCommand(false);
    inheritSettings(child, help);
  }
  return command;
}
