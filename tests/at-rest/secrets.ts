import { randomInt } from 'node:crypto';

/** Of this run alone: what another program, or another run, writes on this computer can't be taken for ours. */
const ofThisRun = Array.from({ length: 10 }, () => 'bcdfghklmnprstvwz'[randomInt(17)]).join('');

const secret = (words: string): string => `${words} ${ofThisRun}`;

/** What somebody would look for: words that stand nowhere else on a computer. */
export const secrets = {
  /** Stands in each of the others, so that a part of one is found too. */
  ofThisRun,
  passphrase: secret('kwartel dakpan mosterd zegel'),
  owner: secret('Marije'),
  pupil: `Quirinus${ofThisRun}`,
  title: secret('Ochtendkring van de Lepelaars'),
  cameraFile: `juf en de Lepelaars ${ofThisRun}.mp4`,
  note: secret('wachtte tot hij uit zichzelf opkeek'),
  typedInWindow: secret('hij knikte voordat ik iets zei'),
  fragment: secret('Mag ik het bord vegen'),
  coach: secret('Sanne'),
  coachPassphrase: secret('pantoffel wolk vijver emmer'),
  waitingTitle: secret('Voorlezen bij de vensterbank'),
  carriedTitle: secret('Rekenen met kastanjes'),
  proposed: secret('Zij legt het hem zelf uit'),
  removedNote: secret('Dit wilde ik toch niet opschrijven'),
  removedMark: secret('Dit hoort bij een ander'),
  stays: secret('Ik wacht voortaan twee tellen'),
  why: secret('Kijk hoe lang jij stil bleef'),
} as const;
