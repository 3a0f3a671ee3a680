import type { BenchRow } from './bench-row.ts';

const header = ['what', 'value', 'baseline', 'ratio', 'limit', '', 'note'];

/** The rows as a plain table; a ratio that is over its limit, or no number, says so. */
export function benchTable(rows: readonly BenchRow[]): string {
  const lines = [header, ...rows.map(cells)];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cells(row: BenchRow): string[] {
  const baseline = row.baseline === null ? '-' : `${number(row.baseline)} ${row.unit}`;
  const verdict = row.ratio <= row.limit ? 'ok' : 'OVER';
  return [
    row.name,
    `${number(row.value)} ${row.unit}`,
    baseline,
    number(row.ratio),
    number(row.limit),
    verdict,
    row.note ?? '',
  ];
}

function number(value: number): string {
  return Number.isFinite(value) ? value.toLocaleString('en', { maximumFractionDigits: 2 }) : String(value);
}
