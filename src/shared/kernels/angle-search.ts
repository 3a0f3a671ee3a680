import { ENVELOPE_SAMPLES, liftedOut, SOUND_RATE } from './sound-envelope.ts';
import { bestLag, bestLags, correlate, correlatePhases } from './sound-lag.ts';

/** A stretch of the lead that is to be listened to more closely, and about how much further the other recording is. */
export type ListeningPlace = { readonly atUs: number; readonly lengthUs: number; readonly aboutUs: number };

/** How far from where it is expected a place is looked for: a drift of 100 parts per million over three hours is one second. */
export const MARGIN_US = 1_500_000;

/** A match of two sounds stands out so far; among 24,000 shifts of other sounds one is over it once in ten thousand times. */
const HEARD = 6;

const ENVELOPE_US = (ENVELOPE_SAMPLES / SOUND_RATE) * 1e6;
const LONGEST_US = 8_000_000;
const SHORTEST_US = 3_000_000;
const MOST_PLACES = 9;
const MOST_GUESSES = 3;

/**
 * Where two recordings of one lesson may lie together, by when it was loud in each, the likeliest first; of each guess the places to
 * listen to, spread over the time they share.
 */
export function listeningPlaces(lead: Float32Array, other: Float32Array): ListeningPlace[][] {
  const [one, two] = [liftedOut(lead), liftedOut(other)];
  const least = Math.ceil((2 * SHORTEST_US) / ENVELOPE_US);
  const [from, to] = [least - one.length, two.length - least];
  if (from > to) return [];
  const guesses = bestLags(correlate(one, two), { from, to, apart: 25, count: MOST_GUESSES });
  return guesses.map((lag) => placesOf(one, two, lag));
}

function placesOf(one: Float32Array, two: Float32Array, lag: number): ListeningPlace[] {
  const [begin, end] = [Math.max(0, -lag), Math.min(one.length, two.length - lag)];
  const length = Math.floor(
    Math.max(SHORTEST_US / ENVELOPE_US, Math.min(LONGEST_US / ENVELOPE_US, (end - begin) / 3)),
  );
  const slots = Math.min(MOST_PLACES, Math.floor((end - begin) / length));
  return Array.from({ length: slots }, (_, slot) => {
    const [from, to] = [slot, slot + 1].map((at) => begin + Math.floor(((end - begin) * at) / slots));
    const at = likest(one, two, { lag, from: from ?? 0, to: to ?? 0, length });
    return { atUs: at * ENVELOPE_US, lengthUs: length * ENVELOPE_US, aboutUs: lag * ENVELOPE_US };
  });
}

/** The stretch within a slot in which both are loud and soft together the most. */
function likest(
  one: Float32Array,
  two: Float32Array,
  o: { readonly lag: number; readonly from: number; readonly to: number; readonly length: number },
): number {
  const product = (at: number) => (one[at] ?? 0) * (two[at + o.lag] ?? 0);
  let sum = 0;
  for (let at = o.from; at < o.from + o.length; at += 1) sum += product(at);
  let [best, most] = [o.from, sum];
  for (let at = o.from + 1; at + o.length <= o.to; at += 1) {
    sum += product(at + o.length - 1) - product(at - 1);
    if (sum > most) [best, most] = [at, sum];
  }
  return best;
}

/**
 * How much further the other recording is at a place, in microseconds, to an eighth of a thousandth of a second; null when it is not heard.
 * @param lead the sound of the place
 * @param other the sound from `MARGIN_US` before to `MARGIN_US` after where it is expected, `SOUND_RATE` samples a second
 */
export function offsetAt(place: ListeningPlace, lead: Int16Array, other: Int16Array): number | null {
  if (isSilent(lead) || isSilent(other)) return null;
  const margin = (MARGIN_US / 1e6) * SOUND_RATE;
  const { lag, standsOut } = bestLag(correlatePhases(lead, other), 0, 2 * margin);
  return standsOut < HEARD ? null : place.aboutUs + ((lag - margin) / SOUND_RATE) * 1e6;
}

/** Without any sound there is only what rounding leaves, and that matches. */
function isSilent(sound: Int16Array): boolean {
  return sound.every((sample) => sample === 0);
}

/** Whether so many places that agree make two recordings of one lesson: two at least, and two in five. */
export function isTogether(agreed: number, places: number): boolean {
  return agreed >= Math.max(2, Math.ceil(0.4 * places));
}
