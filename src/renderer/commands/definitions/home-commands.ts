import type { CommandDefinition } from '../command.ts';

/** What works at home: Traject of a teacher, and the home of a begeleider. */
export const homeCommands = {
  'trajectory.resume': {
    labelKey: 'trajectory.resume',
    groupKey: 'trajectory.keysHome',
    keys: ['Enter'],
    area: 'home',
  },
} as const satisfies Record<string, CommandDefinition>;
