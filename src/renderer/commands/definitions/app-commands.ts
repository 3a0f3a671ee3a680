import type { CommandDefinition } from '../command.ts';

/** What works on every screen. */
export const appCommands = {
  'app.lock': {
    labelKey: 'app.lock',
    groupKey: 'keys.everywhere',
    keys: ['Ctrl L'],
    area: 'anywhere',
    always: true,
  },
  'app.black': {
    labelKey: 'app.black',
    groupKey: 'keys.everywhere',
    keys: ['Ctrl .'],
    area: 'anywhere',
    always: true,
  },
  'app.keys': {
    labelKey: 'app.keys',
    groupKey: 'keys.everywhere',
    keys: ['F1'],
    area: 'anywhere',
    always: true,
  },
  'app.sight': { labelKey: 'app.sight', groupKey: 'keys.everywhere', keys: ['F2'], area: 'anywhere' },
  'app.nextRegion': {
    labelKey: 'app.nextRegion',
    groupKey: 'keys.everywhere',
    keys: ['F6'],
    area: 'anywhere',
  },
  'app.up': { labelKey: 'app.up', groupKey: 'keys.everywhere', keys: ['Esc'], area: 'anywhere' },
  'app.trajectory': {
    labelKey: 'app.trajectory',
    groupKey: 'keys.everywhere',
    keys: ['Alt 1'],
    area: 'anywhere',
  },
  'app.viewing': { labelKey: 'app.viewing', groupKey: 'keys.everywhere', keys: ['Alt 2'], area: 'anywhere' },
  'app.meeting': { labelKey: 'app.meeting', groupKey: 'keys.everywhere', keys: ['Alt 3'], area: 'anywhere' },
  'app.privacy': { labelKey: 'app.privacy', groupKey: 'keys.everywhere', keys: ['Alt 6'], area: 'anywhere' },
  'app.import': { labelKey: 'app.import', groupKey: 'keys.everywhere', keys: ['Ctrl O'], area: 'anywhere' },
} as const satisfies Record<string, CommandDefinition>;
