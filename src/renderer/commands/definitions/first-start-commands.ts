import type { CommandDefinition } from '../command.ts';

const door = { groupKey: 'firstStart.keys', area: 'firstStart' } as const;

/** The three doors of the first start. */
export const firstStartCommands = {
  'firstStart.bundle': { ...door, labelKey: 'firstStart.bundle', keys: ['1'] },
  'firstStart.film': { ...door, labelKey: 'firstStart.film', keys: ['2'] },
  'firstStart.practice': { ...door, labelKey: 'firstStart.practice', keys: ['3'] },
} as const satisfies Record<string, CommandDefinition>;
