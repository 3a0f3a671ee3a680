import type { AnnotationKind, Cluster } from '../../../../shared/model/guide.ts';
import type { Times } from './move-in-time.ts';
import type { Grouping, TimelineAnnotation, TimelineItem, TimelinePupil } from './timeline-props.ts';

/** An annotation with what is shown of it. */
export type RowMark = Times & {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly cluster: Cluster;
  readonly item: string;
  readonly pupil: string | null;
};

/** What a row is about: a cluster, a pupil, or what belongs to no pupil. */
export type RowSubject =
  | { readonly cluster: Cluster }
  | { readonly pupil: TimelinePupil }
  | { readonly pupil: null };

export type MarkRow = {
  readonly id: string;
  readonly subject: RowSubject;
  /** In order of time. */
  readonly marks: readonly RowMark[];
};

export type GroupedRows = {
  readonly rows: readonly MarkRow[];
  /** Pupils on whom no mark lies, in the order of their seats; only where rows are pupils. */
  readonly unmarked: readonly TimelinePupil[];
};

export const clusters: readonly Cluster[] = ['following', 'receiving', 'turn', 'leading', 'pupil'];

/** Annotations with the words of their item and pupil, in order of time. An item that no guide knows is shown by its code. */
export function rowMarks(
  annotations: readonly TimelineAnnotation[],
  items: readonly TimelineItem[],
  pupils: readonly TimelinePupil[],
): RowMark[] {
  const itemOf = new Map(items.map((item) => [item.code, item]));
  const nameOf = new Map(pupils.map(({ id, name }) => [id, name]));
  return [...annotations].sort(inOrder).map(({ id, itemCode, kind, startUs, endUs, pupilId }) => ({
    id,
    kind,
    cluster: itemOf.get(itemCode)?.cluster ?? 'following',
    item: itemOf.get(itemCode)?.label ?? itemCode,
    pupil: pupilId === null ? null : (nameOf.get(pupilId) ?? null),
    startUs,
    endUs,
  }));
}

/** By time, and at one time always in the same order, whichever was stored first. */
function inOrder(one: TimelineAnnotation, other: TimelineAnnotation): number {
  const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);
  return one.startUs - other.startUs || byText(one.itemCode, other.itemCode) || byText(one.id, other.id);
}

/**
 * The rows of the timeline. By guide: the five clusters, always all of them. By who: each pupil with a mark in the order of
 * the seats, then what belongs to no pupil, if there is any.
 * @param annotations the same as `marks` was made of, for whose pupil a mark is
 */
export function groupMarks(
  marks: readonly RowMark[],
  annotations: readonly TimelineAnnotation[],
  pupils: readonly TimelinePupil[],
  grouping: Grouping,
): GroupedRows {
  if (grouping === 'guide') {
    const rows = clusters.map((cluster) => ({
      id: cluster,
      subject: { cluster },
      marks: marks.filter((mark) => mark.cluster === cluster),
    }));
    return { rows, unmarked: [] };
  }
  const pupilOf = new Map<string, string | null>(annotations.map(({ id, pupilId }) => [id, pupilId]));
  const known = new Set<string | null>(pupils.map(({ id }) => id));
  const ofPupil = Map.groupBy(marks, ({ id }): string | null => {
    const pupilId = pupilOf.get(id) ?? null;
    return known.has(pupilId) ? pupilId : null;
  });
  const rows: MarkRow[] = pupils.flatMap((pupil) => {
    const own = ofPupil.get(pupil.id);
    return own === undefined ? [] : [{ id: pupil.id, subject: { pupil }, marks: own }];
  });
  const nobody = ofPupil.get(null);
  if (nobody !== undefined) rows.push({ id: 'nobody', subject: { pupil: null }, marks: nobody });
  return { rows, unmarked: pupils.filter(({ id }) => !rows.some((row) => row.id === id)) };
}
