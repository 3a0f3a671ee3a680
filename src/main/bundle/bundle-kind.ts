import { type ErrorCode, KijkkringError } from '../../shared/errors.ts';

/** What a bundle can carry. */
export type BundleKind = 'release' | 'home' | 'watch' | 'proposal';

/** Where one of another kind than was asked for is opened instead. */
const instead: Readonly<Record<BundleKind, ErrorCode>> = {
  release: 'bundleNotHome',
  home: 'bundleIsHome',
  watch: 'bundleIsWatch',
  proposal: 'bundleIsProposal',
};

/**
 * A kind that only a newer program knows is told from one of ours that belongs elsewhere.
 * @throws KijkkringError `bundleNotHome`, `bundleIsHome`, `bundleIsWatch`, `bundleIsProposal`, `bundleNewer`
 */
export function requireKind(kind: string, wanted: BundleKind): void {
  if (kind === wanted) return;
  throw new KijkkringError(isKnown(kind) ? instead[kind] : 'bundleNewer');
}

function isKnown(kind: string): kind is BundleKind {
  return Object.hasOwn(instead, kind);
}
