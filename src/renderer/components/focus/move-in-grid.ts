/** Rows of ids, as they lie on screen; rows may differ in length. */
export type IdGrid = readonly (readonly string[])[];

/**
 * Where an arrow key, Home or End goes from an id: sideways within a row, up and down to the same place of the next row
 * that has one (its last where it is shorter). Undefined where the key does nothing: at an edge, or another key.
 */
export function moveInGrid(grid: IdGrid, id: string, key: string): string | undefined {
  const rowIndex = grid.findIndex((row) => row.includes(id));
  const row = grid[rowIndex];
  if (row === undefined) return undefined;
  const column = row.indexOf(id);
  switch (key) {
    case 'ArrowLeft':
      return row[column - 1];
    case 'ArrowRight':
      return row[column + 1];
    case 'Home':
      return other(row[0], id);
    case 'End':
      return other(row.at(-1), id);
    case 'ArrowUp':
      return inRow(grid.slice(0, rowIndex).findLast(hasItems), column);
    case 'ArrowDown':
      return inRow(grid.slice(rowIndex + 1).find(hasItems), column);
    default:
      return undefined;
  }
}

function hasItems(row: readonly string[]): boolean {
  return row.length > 0;
}

function inRow(row: readonly string[] | undefined, column: number): string | undefined {
  return row?.[Math.min(column, row.length - 1)];
}

function other(id: string | undefined, than: string): string | undefined {
  return id === than ? undefined : id;
}
