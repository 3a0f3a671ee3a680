import type { Cluster } from '../../shared/model/guide.ts';
import type { FilmPicture } from '../features/viewing/timeline/film-slots.ts';
import type {
  PlayheadSource,
  TimelineAnnotation,
  TimelineItem,
  TimelinePupil,
} from '../features/viewing/timeline/timeline-props.ts';
import { fragments, nowUs, seatRows, span, totalUs } from './sample-lesson.ts';

/** The lesson of `screens/b` as the timeline takes it. */

const second = 1_000_000;
const frameUs = 40_000;

export const frameTimesUs = Float64Array.from({ length: totalUs / frameUs }, (_, frame) => frame * frameUs);

export const samplePupils: readonly TimelinePupil[] = seatRows.flat().map(({ id, name }) => ({ id, name }));

/** Items of the guide by cluster; the gallery has their labels. */
export const sampleItems = [
  { code: 'B5', labelKey: '5', cluster: 'following' },
  { code: 'B4', labelKey: '4', cluster: 'receiving' },
  { code: 'B1', labelKey: '1', cluster: 'turn' },
  { code: 'B7', labelKey: '7', cluster: 'leading' },
  { code: 'B8', labelKey: '8', cluster: 'pupil' },
] as const satisfies readonly (Omit<TimelineItem, 'label'> & { labelKey: string })[];

/** Seconds from the begin of what the screen shows; a pair is a duration. */
const moments: Readonly<Record<Cluster, readonly (number | readonly [number, number])[]>> = {
  following: [
    [22, 31],
    [58, 66],
    [122, 128],
    [182, 190],
  ],
  receiving: [9, 34, 71, 83, 100, 132, 165, 194],
  turn: [13, 41, 68, 107, 136, 148, 171],
  leading: [17, 50, 76, 113, 153],
  pupil: [28, [43, 51], [72, 86], 113, [138, 146], 176, 199],
};

/** The marks of the drawn screen, and at a few places more before and after it. */
export const fewAnnotations: readonly TimelineAnnotation[] = sampleItems.flatMap(({ code, cluster }, row) =>
  moments[cluster].flatMap((moment, index) => {
    const [from, to] = typeof moment === 'number' ? [moment, null] : moment;
    const startUs = span.fromUs + from * second;
    const pupilId = startUs === nowUs ? 'Marnix' : (samplePupils[(row * 5 + index) % 21]?.id ?? null);
    const mark = (id: string, shiftUs: number): TimelineAnnotation => ({
      id,
      itemCode: code,
      kind: to === null ? 'point' : 'interval',
      startUs: startUs + shiftUs,
      endUs: to === null ? null : span.fromUs + to * second + shiftUs,
      pupilId: row === 3 ? null : pupilId,
    });
    return [
      mark(`${cluster}-${from}`, 0),
      mark(`${cluster}-${from}-before`, -400 * second),
      mark(`${cluster}-${from}-after`, 900 * second),
    ];
  }),
);

/** Five hundred, spread over the lesson by a fixed rule. */
export const manyAnnotations: readonly TimelineAnnotation[] = Array.from({ length: 500 }, (_, index) => {
  const { code } = sampleItems[(index * 7) % 5] ?? sampleItems[0];
  const startUs = ((index * 7919) % 57_000) * frameUs;
  const lasts = index % 6 === 0;
  return {
    id: `many-${index}`,
    itemCode: code,
    kind: lasts ? 'interval' : 'point',
    startUs,
    endUs: lasts ? startUs + 6 * second : null,
    pupilId: samplePupils[index % 21]?.id ?? null,
  };
});

export const sampleFragments = fragments.map(({ number, startUs, endUs, titleKey }) => ({
  id: `fragment-${number}`,
  inUs: startUs,
  outUs: endUs,
  titleKey,
  released: number === 3,
}));

export const sampleHighlights = [12 * 60 + 20, 13 * 60 + 50].map((seconds) => ({
  id: `highlight-${seconds}`,
  atUs: seconds * second,
}));

/** A picture every five seconds, drawn by a fixed rule. */
export const samplePictures: readonly FilmPicture[] = Array.from(
  { length: Math.floor(totalUs / (5 * second)) },
  (_, index) => ({ atUs: index * 5 * second, url: drawn(index) }),
);

function drawn(index: number): string {
  const x = 20 + ((index * 37) % 60);
  const wall = ['#c9c4ae', '#d8cfb6', '#b9bda9'][index % 3];
  const shapes = `<rect width="160" height="90" fill="${wall}"/><rect x="70" y="12" width="62" height="34" fill="#eef3ec" stroke="#39433e" stroke-width="3"/><path d="M${x} 90V50q14-26 28 0v40z" fill="#24473f"/><circle cx="${x + 14}" cy="32" r="10" fill="#dcb391"/><path d="M0 90h160V70H0z" fill="#c59f63"/><circle cx="${140 - x}" cy="66" r="9" fill="#3b2a1c"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A wave that looks like speech with pauses. */
export async function samplePeaks(fromUs: number, toUs: number, buckets: number): Promise<number[]> {
  return Array.from({ length: buckets }, (_, index) => {
    const seconds = (fromUs + ((index + 0.5) * (toUs - fromUs)) / buckets) / second;
    const speaks = Math.sin(seconds / 7) + Math.sin(seconds / 2.3) > -0.4 ? 1 : 0.2;
    const loud = Math.abs(Math.sin(seconds * 12.9898) * 43_758.5453) % 1;
    return Math.round(255 * speaks * (0.25 + 0.75 * loud));
  });
}

export type SamplePlayhead = PlayheadSource & { readonly set: (us: number) => void };

/** A playhead that goes where it is told. */
export function samplePlayhead(): SamplePlayhead {
  let us = nowUs;
  const listeners = new Set<() => void>();
  return {
    get: () => us,
    set: (next) => {
      us = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
