import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { OpenPoint } from '../../../shared/model/release-gate.ts';
import type { Participant } from '../../../shared/model/trajectory.ts';

export type NameAnswer = 'replace' | 'keep';

/** What was chosen on the sheet so far; nothing of it is stored before [Vrijgeven]. */
export type ReleaseDraft = {
  readonly fragmentIds: readonly string[];
  /** Ids of participants; undefined until somebody was ticked on or off. */
  readonly audience: readonly string[] | undefined;
  readonly names: Readonly<Record<string, NameAnswer>>;
};

/** What of the open points is about the fragments that are chosen, or about all. */
export function openOf(
  check: ReleaseCheck | undefined,
  fragmentIds: readonly string[],
): readonly OpenPoint[] {
  return (check?.open ?? []).filter(
    ({ fragmentId }) => fragmentId === null || fragmentIds.includes(fragmentId),
  );
}

export type ReleaseCheck = OutputOf<'release.check'>;

/** First names of pupils that stand in what was chosen, each once. */
export function namesFound(
  check: ReleaseCheck | undefined,
  fragmentIds: readonly string[],
): readonly string[] {
  const found = (check?.fragments ?? []).filter(({ fragmentId }) => fragmentIds.includes(fragmentId));
  return [...new Set(found.flatMap(({ names }) => names))];
}

/** Everybody but the school leader, who is only there when the owner says so (DECISIONS 11). */
export function usualAudience(participants: readonly Participant[]): readonly string[] {
  return participants.filter(({ role }) => role !== 'schoolLeader').map(({ id }) => id);
}

/** What keeps the sheet from being signed, the first one first; null when it can be. */
export function firstOpenQuestion(
  draft: ReleaseDraft,
  names: readonly string[],
  meetingId: string | null,
  open: readonly OpenPoint[],
): 'fragments' | 'names' | 'meeting' | OpenPoint['kind'] | null {
  if (draft.fragmentIds.length === 0) return 'fragments';
  if (names.some((name) => draft.names[name] === undefined)) return 'names';
  if (meetingId === null) return 'meeting';
  return open[0]?.kind ?? null;
}
