import type { Cluster } from '../../../shared/model/guide.ts';

export type MinimapMark = { readonly cluster: Cluster; readonly atUs: number };

/** Top of each cluster's dots in px: one line of dots per cluster. */
const tops: Readonly<Record<Cluster, number>> = {
  following: 4,
  receiving: 8,
  turn: 12,
  leading: 16,
  pupil: 20,
};

/**
 * One path per cluster that draws its dots (2.5 × 3 px), as a path draws hundreds of dots at the cost of one element.
 * @param widthPx of the whole recording; at 0 nothing is drawn
 */
export function dotPaths(
  marks: readonly MinimapMark[],
  totalUs: number,
  widthPx: number,
): { readonly cluster: Cluster; readonly path: string }[] {
  const paths = new Map<Cluster, string>();
  if (widthPx === 0) return [];
  for (const { cluster, atUs } of marks) {
    const x = ((atUs / totalUs) * widthPx).toFixed(1);
    paths.set(cluster, `${paths.get(cluster) ?? ''}M${x} ${tops[cluster]}h2.5v3h-2.5z`);
  }
  return [...paths].map(([cluster, path]) => ({ cluster, path }));
}
