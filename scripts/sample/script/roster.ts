/** Who sits where in the drawn classroom. Positions are in the drawing's own 1600 x 900 space. */

/** Hair cuts that `drawing/hair-styles.ts` knows how to draw. */
export type HairStyle = 'short' | 'tousled' | 'curly' | 'long' | 'bob' | 'ponytail' | 'bun' | 'waves';

/** What a jumper looks like, apart from its colour. */
export type Garment = 'plain' | 'hood' | 'stripes' | 'dungarees' | 'collar' | 'yoke';

export interface Looks {
  readonly skin: string;
  readonly hair: string;
  readonly style: HairStyle;
  readonly top: string;
  readonly garment: Garment;
  readonly accent: string;
  readonly glasses?: boolean;
  readonly clip?: string;
}

export interface Pupil {
  readonly id: string;
  readonly name: string;
  /** Row 1 is nearest the board; places count from the left as the camera sees them. */
  readonly seat: { readonly row: 1 | 2; readonly place: number };
  /** Middle of the head at rest. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Distance from the board wall: 0 at the board, 1 in the aisle between the rows. */
  readonly depth: number;
  /** Which way the chair points, degrees: 0 towards the camera, 90 to the right, 180 to the board. */
  readonly facing: number;
  readonly looks: Looks;
}

export const PUPILS: readonly Pupil[] = [
  {
    id: 'aylin',
    name: 'Aylin',
    seat: { row: 1, place: 1 },
    x: 262,
    y: 432,
    scale: 0.6,
    depth: 0.18,
    facing: 38,
    looks: {
      skin: '#d2a07a',
      hair: '#2c1d16',
      style: 'waves',
      top: '#b4563f',
      garment: 'collar',
      accent: '#f3e6cf',
    },
  },
  {
    id: 'daan',
    name: 'Daan',
    seat: { row: 1, place: 2 },
    x: 424,
    y: 428,
    scale: 0.61,
    depth: 0.18,
    facing: 30,
    looks: {
      skin: '#e9bf9c',
      hair: '#c39247',
      style: 'tousled',
      top: '#5f8f95',
      garment: 'stripes',
      accent: '#e9e4cf',
    },
  },
  {
    id: 'noor',
    name: 'Noor',
    seat: { row: 1, place: 3 },
    x: 990,
    y: 494,
    scale: 0.6,
    depth: 0.45,
    facing: 180,
    looks: {
      skin: '#9a6a49',
      hair: '#2a1b14',
      style: 'curly',
      top: '#7b9c86',
      garment: 'hood',
      accent: '#6a8a76',
    },
  },
  {
    id: 'sem',
    name: 'Sem',
    seat: { row: 1, place: 4 },
    x: 830,
    y: 494,
    scale: 0.6,
    depth: 0.45,
    facing: 180,
    looks: {
      skin: '#a8744f',
      hair: '#221a15',
      style: 'short',
      top: '#8a5a74',
      garment: 'plain',
      accent: '#734a61',
    },
  },
  {
    id: 'fenna',
    name: 'Fenna',
    seat: { row: 1, place: 5 },
    x: 1276,
    y: 494,
    scale: 0.6,
    depth: 0.45,
    facing: 180,
    looks: {
      skin: '#b07c56',
      hair: '#1f1814',
      style: 'long',
      top: '#d8a63e',
      garment: 'plain',
      accent: '#c08f2c',
    },
  },
  {
    id: 'jayden',
    name: 'Jayden',
    seat: { row: 1, place: 6 },
    x: 1424,
    y: 498,
    scale: 0.62,
    depth: 0.45,
    facing: 180,
    looks: {
      skin: '#d9b08f',
      hair: '#7a4c25',
      style: 'short',
      top: '#4d6f8e',
      garment: 'stripes',
      accent: '#6f8fab',
    },
  },
  {
    id: 'marnix',
    name: 'Marnix',
    seat: { row: 2, place: 1 },
    x: 122,
    y: 640,
    scale: 0.98,
    depth: 0.95,
    facing: 62,
    looks: {
      skin: '#e3b591',
      hair: '#5a3a22',
      style: 'tousled',
      top: '#d0a13e',
      garment: 'yoke',
      accent: '#f0e3c2',
    },
  },
  {
    id: 'saar',
    name: 'Saar',
    seat: { row: 2, place: 2 },
    x: 408,
    y: 676,
    scale: 1,
    depth: 1.3,
    facing: 180,
    looks: {
      skin: '#e6bd9b',
      hair: '#c08d45',
      style: 'long',
      top: '#7d3f4a',
      garment: 'plain',
      accent: '#6a343e',
      clip: '#e8d9b0',
    },
  },
  {
    id: 'adam',
    name: 'Adam',
    seat: { row: 2, place: 3 },
    x: 712,
    y: 682,
    scale: 1.02,
    depth: 1.3,
    facing: 180,
    looks: {
      skin: '#c99a78',
      hair: '#4a2f1c',
      style: 'short',
      top: '#3f6f8f',
      garment: 'hood',
      accent: '#345d79',
    },
  },
  {
    id: 'yara',
    name: 'Yara',
    seat: { row: 2, place: 4 },
    x: 918,
    y: 680,
    scale: 1,
    depth: 1.3,
    facing: 180,
    looks: {
      skin: '#a8744f',
      hair: '#17120f',
      style: 'bun',
      top: '#c65f43',
      garment: 'dungarees',
      accent: '#35566b',
    },
  },
  {
    id: 'floor',
    name: 'Floor',
    seat: { row: 2, place: 5 },
    x: 1236,
    y: 676,
    scale: 1,
    depth: 1.3,
    facing: 180,
    looks: {
      skin: '#e0b390',
      hair: '#9a5c2a',
      style: 'ponytail',
      top: '#557a5c',
      garment: 'plain',
      accent: '#466a4e',
      clip: '#d8564a',
    },
  },
  {
    id: 'ilse',
    name: 'Ilse',
    seat: { row: 2, place: 6 },
    x: 1492,
    y: 648,
    scale: 0.98,
    depth: 0.95,
    facing: -58,
    looks: {
      skin: '#edc7a6',
      hair: '#3b241a',
      style: 'bob',
      top: '#a3aba2',
      garment: 'collar',
      accent: '#efe9d6',
      glasses: true,
    },
  },
];

/** Everyone who can speak or move; the teacher's id is `teacher`. */
export type PersonId = string;
export const TEACHER = 'teacher';

/** The pupil with this id. @throws Error when the script names nobody. */
export function pupilById(id: string): Pupil {
  const pupil = PUPILS.find((one) => one.id === id);
  if (!pupil) throw new Error(`no pupil '${id}' in the roster`);
  return pupil;
}
