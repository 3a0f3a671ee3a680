type Timed = { readonly id: string; readonly startUs: number };

/**
 * Where Up and Down go on wires: to the mark of the next row (empty ones are passed over) that is nearest in time.
 * Undefined for another key and past the first or last row.
 */
export function nearestMark(
  rows: readonly (readonly Timed[])[],
  id: string,
  key: string,
): string | undefined {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const rowIndex = rows.findIndex((row) => row.some((mark) => mark.id === id));
  const from = rows[rowIndex]?.find((mark) => mark.id === id);
  if (from === undefined) return undefined;
  const beyond = key === 'ArrowUp' ? rows.slice(0, rowIndex).reverse() : rows.slice(rowIndex + 1);
  const row = beyond.find((marks) => marks.length > 0) ?? [];
  const distance = (mark: Timed): number => Math.abs(mark.startUs - from.startUs);
  return row.reduce<Timed | undefined>(
    (best, mark) => (best === undefined || distance(mark) < distance(best) ? mark : best),
    undefined,
  )?.id;
}
