import type { Cluster } from '../../../../shared/model/guide.ts';
import { type Facts, itemOf } from '../facts.ts';

/** One line of the list of markeringen. */
export type ListRow = {
  readonly kind: 'annotation' | 'fragment' | 'highlight' | 'note';
  readonly id: string;
  readonly startUs: number;
  readonly endUs: number | null;
  readonly itemCode: string | null;
  readonly cluster: Cluster | null;
  readonly pupilId: string | null;
  /** What its owner wrote: a title, a note. */
  readonly text: string;
};

/** Everything on the recording in order of time: what the timeline shows, as an equal in lines. */
export function listRows(
  facts: Pick<Facts, 'annotations' | 'fragments' | 'highlights' | 'notes' | 'guides'>,
): ListRow[] {
  const plain = { itemCode: null, cluster: null, pupilId: null, text: '' } as const;
  const rows: ListRow[] = [
    ...facts.annotations.map(({ id, startUs, endUs, itemCode, pupilId, note }) => ({
      kind: 'annotation' as const,
      id,
      startUs,
      endUs,
      itemCode,
      cluster: itemOf(facts.guides, itemCode)?.cluster ?? null,
      pupilId,
      text: note,
    })),
    ...facts.fragments.map(({ id, inUs, outUs, title }) => ({
      ...plain,
      kind: 'fragment' as const,
      id,
      startUs: inUs,
      endUs: outUs,
      text: title,
    })),
    ...facts.highlights.map(({ id, atUs }) => ({
      ...plain,
      kind: 'highlight' as const,
      id,
      startUs: atUs,
      endUs: null,
    })),
    ...facts.notes.map(({ id, atUs, text }) => ({
      ...plain,
      kind: 'note' as const,
      id,
      startUs: atUs,
      endUs: null,
      text,
    })),
  ];
  return rows.sort((one, other) => one.startUs - other.startUs);
}
