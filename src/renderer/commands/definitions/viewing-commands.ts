import type { CommandDefinition } from '../command.ts';

const film = { groupKey: 'viewing.group.film', area: 'viewing' } as const;
const mark = { groupKey: 'viewing.group.mark', area: 'viewing' } as const;
const clip = { groupKey: 'viewing.group.fragment', area: 'viewing' } as const;
const screen = { groupKey: 'viewing.group.screen', area: 'viewing' } as const;

/** What can be done while watching (UX 3.2). Moving about on the beads of the timeline is the timeline's own. */
export const viewingCommands = {
  'viewing.play': { ...film, labelKey: 'viewing.command.play', keys: ['Spatie', 'K'] },
  'viewing.back': { ...film, labelKey: 'viewing.command.back', keys: ['J', 'Shift ←'], repeats: true },
  'viewing.forward': { ...film, labelKey: 'viewing.command.forward', keys: ['L', 'Shift →'], repeats: true },
  'viewing.secondBack': { ...film, labelKey: 'viewing.command.secondBack', keys: ['←'], repeats: true },
  'viewing.secondForward': { ...film, labelKey: 'viewing.command.secondForward', keys: ['→'], repeats: true },
  'viewing.frameBack': { ...film, labelKey: 'viewing.command.frameBack', keys: [','], repeats: true },
  'viewing.frameForward': { ...film, labelKey: 'viewing.command.frameForward', keys: ['.'], repeats: true },
  'viewing.again': { ...film, labelKey: 'viewing.command.again', keys: ['R'] },
  'viewing.half': { ...film, labelKey: 'viewing.command.half', keys: ['S'] },
  'viewing.faster': { ...film, labelKey: 'viewing.command.faster', keys: ['Shift ↑'] },
  'viewing.slower': { ...film, labelKey: 'viewing.command.slower', keys: ['Shift ↓'] },
  'viewing.louder': { ...film, labelKey: 'viewing.command.louder', keys: ['↑'], repeats: true },
  'viewing.softer': { ...film, labelKey: 'viewing.command.softer', keys: ['↓'], repeats: true },
  'viewing.toBegin': { ...film, labelKey: 'viewing.command.toBegin', keys: ['Home'] },
  'viewing.toEnd': { ...film, labelKey: 'viewing.command.toEnd', keys: ['End'] },
  'viewing.angle': { ...film, labelKey: 'viewing.command.angle', keys: ['A'] },
  'viewing.angleEarlier': {
    ...film,
    labelKey: 'viewing.command.angleEarlier',
    keys: ['Alt ,'],
    repeats: true,
  },
  'viewing.angleLater': { ...film, labelKey: 'viewing.command.angleLater', keys: ['Alt .'], repeats: true },
  'viewing.secondAngle': { ...film, labelKey: 'viewing.command.secondAngle', keys: ['Shift A'] },
  'viewing.hide': { ...film, labelKey: 'viewing.command.hide', keys: ['B'] },

  'viewing.highlight': { ...mark, labelKey: 'viewing.command.highlight', keys: ['M'] },
  'viewing.note': { ...mark, labelKey: 'viewing.command.note', keys: ['N'] },
  'viewing.item': {
    ...mark,
    labelKey: 'viewing.command.item',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  },
  'viewing.itemFlipped': {
    ...mark,
    labelKey: 'viewing.command.itemFlipped',
    keys: [
      'Shift 1',
      'Shift 2',
      'Shift 3',
      'Shift 4',
      'Shift 5',
      'Shift 6',
      'Shift 7',
      'Shift 8',
      'Shift 9',
      'Shift 0',
    ],
  },
  'viewing.pupil': { ...mark, labelKey: 'viewing.command.pupil', keys: ['P'] },
  'viewing.removeLast': { ...mark, labelKey: 'viewing.command.removeLast', keys: ['Backspace'] },
  'viewing.undo': {
    ...mark,
    area: 'anywhere',
    labelKey: 'viewing.command.undo',
    keys: ['Ctrl Z'],
    repeats: true,
  },
  'viewing.redo': {
    ...mark,
    area: 'anywhere',
    labelKey: 'viewing.command.redo',
    keys: ['Ctrl Shift Z', 'Ctrl Y'],
    repeats: true,
  },

  'viewing.begin': { ...clip, labelKey: 'viewing.command.begin', keys: ['[', 'I'] },
  'viewing.end': { ...clip, labelKey: 'viewing.command.end', keys: [']', 'O'] },
  'viewing.beginEarlier': {
    ...clip,
    labelKey: 'viewing.command.beginEarlier',
    keys: ['Alt [', 'Alt I'],
    repeats: true,
  },
  'viewing.beginLater': {
    ...clip,
    labelKey: 'viewing.command.beginLater',
    keys: ['Alt Shift [', 'Alt Shift I'],
    repeats: true,
  },
  'viewing.endLater': {
    ...clip,
    labelKey: 'viewing.command.endLater',
    keys: ['Alt ]', 'Alt O'],
    repeats: true,
  },
  'viewing.endEarlier': {
    ...clip,
    labelKey: 'viewing.command.endEarlier',
    keys: ['Alt Shift ]', 'Alt Shift O'],
    repeats: true,
  },
  'viewing.keep': { ...clip, labelKey: 'viewing.command.keep', keys: ['Enter'] },
  'viewing.release': { ...clip, area: 'anywhere', labelKey: 'viewing.command.release', keys: ['Ctrl Enter'] },
  'viewing.propose': { ...clip, area: 'anywhere', labelKey: 'viewing.command.propose', keys: ['Alt Enter'] },
  'viewing.previousFragment': { ...clip, labelKey: 'viewing.command.previousFragment', keys: ['Ctrl ←'] },
  'viewing.nextFragment': { ...clip, labelKey: 'viewing.command.nextFragment', keys: ['Ctrl →'] },

  'viewing.guide': { ...screen, area: 'anywhere', labelKey: 'viewing.command.guide', keys: ['Ctrl K'] },
  'viewing.zoomIn': { ...screen, labelKey: 'viewing.command.zoomIn', keys: ['+'], repeats: true },
  'viewing.zoomOut': { ...screen, labelKey: 'viewing.command.zoomOut', keys: ['-'], repeats: true },
  'viewing.list': { ...screen, area: 'anywhere', labelKey: 'viewing.command.list', keys: ['Ctrl Shift L'] },
} as const satisfies Record<string, CommandDefinition>;
