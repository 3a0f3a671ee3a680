import type { AnnotationKind, GuideItem } from '../model/guide.ts';

/**
 * How a key becomes a markering (UX 3.2, tagging model). Media times are whole microseconds on the recording's own
 * timeline; what people need to react is wall time.
 */

/** What may be taken off for reaction, in microseconds of wall time: 0, 0.3 or 0.5 s. */
export const reactionTimesUs = [0, 300_000, 500_000] as const;
export const defaultReactionUs = 300_000;

/** As long as this a seat still belongs to the markering in the toast, in milliseconds. */
export const toastMs = 4_000;

/** A duration is asked about after this many seconds, unless its item says otherwise (DECISIONS 7). */
export const defaultMaxSeconds = 60;

/** How the film ran when the clock was read. */
export type FilmMoment = {
  readonly positionUs: number;
  readonly playing: boolean;
  /** Playback speed, such as 0.5. */
  readonly rate: number;
};

/**
 * The moment that a key meant: where the film was when it went down, less the reaction time while playing.
 * @param sinceKeyMs wall time between the key and the reading of the clock, from 0 up
 * @param reactionUs wall time; taken times the speed, and not at all while the film stands still
 */
export function momentOfKey(
  { positionUs, playing, rate }: FilmMoment,
  sinceKeyMs = 0,
  reactionUs = 0,
): number {
  if (!playing) return positionUs;
  const wallUs = Math.max(0, sinceKeyMs) * 1000 + reactionUs;
  return Math.max(0, Math.round(positionUs - wallUs * rate));
}

/** What of an item decides how its key works. */
export type TagItem = Pick<GuideItem, 'code' | 'kind' | 'pupil' | 'maxSeconds'>;

/** The kind that one press makes: Shift turns a moment into a duration and back; a phase stays a phase. */
export function kindOfPress({ kind }: TagItem, flipped: boolean): AnnotationKind {
  if (!flipped || kind === 'exclusive') return kind;
  return kind === 'point' ? 'interval' : 'point';
}

/** A duration that has begun and not ended yet. At most one of each item. */
export type OpenInterval = {
  readonly item: TagItem;
  readonly startUs: number;
  /** The furthest the film came since then: where it ends when somebody goes back. */
  readonly furthestUs: number;
  /** From here on a pause asks whether it still runs. */
  readonly askFromUs: number;
  readonly pupilId: string | null;
};

/** What is to be stored. `kind` only where Shift made it another than the item's own. */
export type Marking = {
  readonly itemCode: string;
  readonly startUs: number;
  readonly endUs?: number;
  readonly kind?: AnnotationKind;
  readonly pupilId: string | null;
};

export type TagPress = {
  readonly item: TagItem;
  readonly atUs: number;
  readonly flipped: boolean;
  /** Of `Alles bij …`; left off for an item that is about no pupil. */
  readonly stickyPupilId: string | null;
  /** The phase of this item's guide that is on at `atUs`, if one is. */
  readonly phaseOn?: string | undefined;
};

/** `cancel`: it ended where it began, so there is nothing to keep. `alreadyOn`: the phase was on. */
export type PressOutcome =
  | { readonly does: 'store'; readonly open: readonly OpenInterval[]; readonly marking: Marking }
  | { readonly does: 'start'; readonly open: readonly OpenInterval[]; readonly started: OpenInterval }
  | { readonly does: 'cancel' | 'alreadyOn'; readonly open: readonly OpenInterval[] };

/** What a press of an item's key does, with the durations that run after it. */
export function pressItem(open: readonly OpenInterval[], press: TagPress): PressOutcome {
  const { item, atUs, flipped } = press;
  const kind = kindOfPress(item, flipped);
  const running = open.find((one) => one.item.code === item.code);
  const isMomentMeanwhile = flipped && item.kind === 'interval';
  if (running !== undefined && !isMomentMeanwhile) return endInterval(open, running, atUs);
  const pupilId = item.pupil === 'none' ? null : press.stickyPupilId;
  if (kind === 'interval') {
    const started = { item, startUs: atUs, furthestUs: atUs, askFromUs: atUs + maximumUs(item), pupilId };
    return { does: 'start', open: [...open, started], started };
  }
  if (kind === 'exclusive' && press.phaseOn === item.code) return { does: 'alreadyOn', open };
  const marking = { itemCode: item.code, startUs: atUs, pupilId, ...(kind !== item.kind && { kind }) };
  return { does: 'store', open, marking };
}

function endInterval(open: readonly OpenInterval[], running: OpenInterval, endUs: number): PressOutcome {
  const rest = open.filter((one) => one !== running);
  if (endUs <= running.startUs) return { does: 'cancel', open: rest };
  return { does: 'store', open: rest, marking: closedAt(running, endUs) };
}

function closedAt({ item, startUs, pupilId }: OpenInterval, endUs: number): Marking {
  return {
    itemCode: item.code,
    startUs,
    endUs,
    pupilId,
    ...(item.kind !== 'interval' && { kind: 'interval' as const }),
  };
}

function maximumUs({ maxSeconds = defaultMaxSeconds }: TagItem): number {
  return maxSeconds * 1_000_000;
}

/** The film went on to here: what runs grows with it. */
export function followFilm(open: readonly OpenInterval[], positionUs: number): readonly OpenInterval[] {
  if (open.every(({ furthestUs }) => furthestUs >= positionUs)) return open;
  return open.map((one) => ({ ...one, furthestUs: Math.max(one.furthestUs, positionUs) }));
}

/** `dropped` had no length yet. */
export type Closed = { readonly closed: readonly Marking[]; readonly dropped: readonly OpenInterval[] };

/** Everything that runs ends at the furthest the film came: somebody goes back, or leaves the recording. */
export function closeAll(open: readonly OpenInterval[]): Closed {
  const lasting = open.filter(({ startUs, furthestUs }) => furthestUs > startUs);
  return {
    closed: lasting.map((one) => closedAt(one, one.furthestUs)),
    dropped: open.filter((one) => !lasting.includes(one)),
  };
}

/** Whether a jump to here goes back behind what was watched while a duration ran. */
export function goesBack(open: readonly OpenInterval[], toUs: number): boolean {
  return open.some(({ furthestUs }) => toUs < furthestUs);
}

/** The duration that a pause asks about: the one that is longest over its maximum. Never cut by itself. */
export function askedAtPause(open: readonly OpenInterval[], positionUs: number): OpenInterval | undefined {
  return [...open]
    .filter(({ askFromUs }) => positionUs >= askFromUs)
    .sort((one, other) => one.askFromUs - other.askFromUs)[0];
}

/** It still runs: ask again after as long once more. */
export function stillRuns(
  open: readonly OpenInterval[],
  code: string,
  positionUs: number,
): readonly OpenInterval[] {
  return open.map((one) =>
    one.item.code === code ? { ...one, askFromUs: positionUs + maximumUs(one.item) } : one,
  );
}

/** Puts a pupil on a running duration, or takes the same one off. */
export function withPupil(
  open: readonly OpenInterval[],
  code: string,
  pupilId: string | null,
): readonly OpenInterval[] {
  return open.map((one) => (one.item.code === code ? { ...one, pupilId } : one));
}

/** What stands in the toast: a markering that is stored, or a duration that runs. */
export type ShownMark = {
  readonly about: { readonly markId: string } | { readonly runningCode: string };
  /** Wall time in milliseconds; null as long as nobody closes it (a markering that was opened). */
  readonly untilMs: number | null;
};

/** Where a seat goes to: the toast while it stands, else the duration that began last, else nowhere. */
export function pupilTarget(
  shown: ShownMark | null,
  open: readonly OpenInterval[],
  nowMs: number,
): ShownMark['about'] | null {
  if (shown !== null && (shown.untilMs === null || nowMs < shown.untilMs)) return shown.about;
  const last = open.at(-1);
  return last === undefined ? null : { runningCode: last.item.code };
}
