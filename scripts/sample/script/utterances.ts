/** Every sentence of the lesson: who says it, to whom, how loud, and which voice says it. */

export interface Utterance {
  readonly id: string;
  readonly who: string;
  readonly text: string;
  /** What the speech engine is given where its reading of `text` is wrong (its phoneme notation in [[ ]]). */
  readonly spoken?: string;
  readonly to: string;
  /** Decibels against this person's normal voice. */
  readonly gainDb?: number;
  /** Words per minute; without it the voice's own pace. */
  readonly pace?: number;
}

export interface Voice {
  /** Variant of the Dutch voice of espeak-ng. */
  readonly variant: string;
  readonly pitch: number;
  readonly pace: number;
  /** Vocal tract: above 1 shortens it, which is what makes a voice sound like a child's. */
  readonly tract: number;
  /** Loudness of the dry voice after normalisation, decibels. */
  readonly levelDb: number;
  /** Share of the sound that comes back from the walls, 0 to 1: grows with the distance to the microphone. */
  readonly room: number;
  /** Low-pass that stands for distance and for speaking away from the microphone, hertz. */
  readonly darkness: number;
}

export const VOICES: Readonly<Record<string, Voice>> = {
  teacher: { variant: 'f2', pitch: 46, pace: 142, tract: 1.02, levelDb: -21, room: 0.2, darkness: 8500 },
  sem: { variant: 'f4', pitch: 58, pace: 134, tract: 1.2, levelDb: -25, room: 0.34, darkness: 6200 },
  ilse: { variant: 'f5', pitch: 52, pace: 118, tract: 1.22, levelDb: -28, room: 0.26, darkness: 7000 },
  daan: { variant: 'f1', pitch: 66, pace: 142, tract: 1.22, levelDb: -23, room: 0.32, darkness: 6800 },
  noor: { variant: 'f5', pitch: 66, pace: 120, tract: 1.2, levelDb: -33, room: 0.5, darkness: 4200 },
  marnix: { variant: 'f3', pitch: 36, pace: 124, tract: 1.16, levelDb: -24, room: 0.22, darkness: 7600 },
  yara: { variant: 'Annie', pitch: 52, pace: 132, tract: 1.12, levelDb: -23, room: 0.24, darkness: 7600 },
  adam: { variant: 'f4', pitch: 74, pace: 136, tract: 1.22, levelDb: -24, room: 0.24, darkness: 7400 },
  saar: { variant: 'f3', pitch: 62, pace: 126, tract: 1.2, levelDb: -30, room: 0.3, darkness: 5200 },
  fenna: { variant: 'linda', pitch: 56, pace: 126, tract: 1.18, levelDb: -32, room: 0.42, darkness: 4600 },
};

export const UTTERANCES: readonly Utterance[] = [
  {
    id: 'kijk',
    who: 'teacher',
    text: 'Kijk eens naar het bord.',
    spoken: 'Kijk [[@ns]] naar het bord.',
    to: 'group',
  },
  { id: 'ladder', who: 'teacher', text: 'De ladder.', to: 'group', pace: 126 },
  { id: 'bakker', who: 'teacher', text: 'De bakker.', to: 'group', pace: 126 },
  { id: 'wekker', who: 'teacher', text: 'De wekker.', to: 'group', pace: 126 },
  { id: 'wat-valt-op', who: 'teacher', text: 'Wat valt je op aan deze woorden?', to: 'group', pace: 134 },
  { id: 'beurt-sem', who: 'teacher', text: 'Sem.', to: 'sem', pace: 120 },
  {
    id: 'sem-er',
    who: 'sem',
    text: 'Ze eindigen allemaal op er.',
    spoken: 'Ze eindigen allemaal op [[@r]].',
    to: 'teacher',
  },
  {
    id: 'goed-geluisterd',
    who: 'teacher',
    text: 'Op er. Jij luisterde goed naar het eind van het woord.',
    spoken: 'Op [[@r]]. Jij luisterde goed naar het eind van het woord.',
    to: 'sem',
  },
  {
    id: 'nog-een-woord',
    who: 'teacher',
    text: 'Wie weet er nog zo’n woord?',
    spoken: "Wie weet er nog zo'n woord?",
    to: 'group',
  },
  { id: 'beurt-ilse', who: 'teacher', text: 'Ilse, wil jij het proberen?', to: 'ilse', gainDb: -1 },
  { id: 'ilse-weet-niet', who: 'ilse', text: 'Ik weet het nog niet.', to: 'teacher', gainDb: -3 },
  {
    id: 'help',
    who: 'teacher',
    text: 'Ik help je op weg. Je smeert het op je brood.',
    to: 'ilse',
    gainDb: -1,
    pace: 136,
  },
  { id: 'ilse-boter', who: 'ilse', text: 'Boter!', to: 'teacher', gainDb: 2, pace: 112 },
  { id: 'ja-boter', who: 'teacher', text: 'Boter. Ja, die hoort erbij.', to: 'ilse' },
  { id: 'daan-opa', who: 'daan', text: 'Juf, mijn opa was bakker!', to: 'teacher' },
  { id: 'overleg', who: 'teacher', text: 'Overleg nu met je buur. Welk woord rijmt op wekker?', to: 'group' },
  {
    id: 'wat-bedacht',
    who: 'teacher',
    text: 'Wat hebben jullie bedacht?',
    to: 'noor',
    gainDb: -5,
    pace: 136,
  },
  { id: 'noor-stekker', who: 'noor', text: 'Stekker. Van de lamp.', to: 'teacher' },
  { id: 'ja-stekker', who: 'teacher', text: 'Stekker, van de lamp.', to: 'noor', gainDb: -5 },
  { id: 'denk-zelf', who: 'teacher', text: 'En nu even stil. Schrijf zelf een woord op.', to: 'group' },
  {
    id: 'beurt-marnix',
    who: 'teacher',
    text: 'Marnix, vertel eens.',
    spoken: 'Marnix, vertel [[@ns]].',
    to: 'marnix',
    gainDb: -2,
    pace: 132,
  },
  { id: 'marnix-trekker', who: 'marnix', text: 'Trekker. Mijn oom heeft er een.', to: 'teacher' },
  { id: 'marnix-lekker', who: 'marnix', text: 'En lekker! Dat rijmt ook.', to: 'teacher', gainDb: 1 },
  {
    id: 'nam-de-tijd',
    who: 'teacher',
    text: 'Trekker en lekker. Je nam de tijd en vond er nog een.',
    to: 'marnix',
  },
  { id: 'door-aan-yara', who: 'teacher', text: 'Yara, wat vind jij van lekker?', to: 'yara' },
  {
    id: 'yara-ekker',
    who: 'yara',
    text: 'Ja, dat rijmt. Ik hoor steeds ekker.',
    spoken: 'Ja, dat rijmt. Ik hoor steeds [[Ek@r]].',
    to: 'teacher',
  },
  { id: 'adam-stekker', who: 'adam', text: 'En stekker ook!', to: 'yara' },
  {
    id: 'straks-versje',
    who: 'teacher',
    text: 'Mooi, samen. Straks maken we er een versje van.',
    to: 'group',
    pace: 138,
  },
];

/** Snatches that the pairs say to each other, heard as a murmur under each other; not part of the lesson's truth. */
export const MURMUR: readonly { readonly who: string; readonly text: string }[] = [
  { who: 'saar', text: 'Wat rijmt er op wekker? Lekker misschien.' },
  { who: 'adam', text: 'Ik denk lekker, of gekker. Dat rijmt ook.' },
  { who: 'yara', text: 'Bekker, nee, dat is geen woord. Trekker wel.' },
  { who: 'fenna', text: 'Stekker is goed. Schrijf jij hem op?' },
  { who: 'sem', text: 'Wekker, dekker, lekker. Welke nemen wij?' },
  { who: 'daan', text: 'Een trekker! Daar rijdt mijn opa ook op.' },
];
