/** A record of the recording with its place on the timeline. */
export type Placed = { readonly id: string; readonly atUs: number };

/**
 * Where undo or redo did something: the first record that came, went or changed.
 * @returns microseconds; undefined when nothing differs
 */
export function placeOfChange(before: readonly Placed[], after: readonly Placed[]): number | undefined {
  const changed = (these: readonly Placed[], those: readonly Placed[]): Placed | undefined => {
    const known = new Map(those.map((record) => [record.id, JSON.stringify(record)]));
    return these.find((record) => known.get(record.id) !== JSON.stringify(record));
  };
  return (changed(after, before) ?? changed(before, after))?.atUs;
}
