import type { CommandDefinition } from './command.ts';
import { appCommands } from './definitions/app-commands.ts';
import { firstStartCommands } from './definitions/first-start-commands.ts';
import { homeCommands } from './definitions/home-commands.ts';
import { viewingCommands } from './definitions/viewing-commands.ts';

/** Every command there is. */
export const commands = {
  ...appCommands,
  ...firstStartCommands,
  ...homeCommands,
  ...viewingCommands,
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;

/** The ids in the order in which they are declared. */
export const commandIds = Object.keys(commands) as readonly CommandId[];

export function commandOf(id: CommandId): CommandDefinition {
  return commands[id];
}
