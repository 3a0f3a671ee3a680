import type { ProposalDifference } from '../model/proposal.ts';
import type { Fragment } from '../model/recording.ts';

/** Less than this is not another begin or end, in microseconds. */
const SAME_US = 500_000;

type Stretch = Pick<Fragment, 'inUs' | 'outUs'>;

/**
 * Which fragment of the owner a proposal is another version of: the one it shares most with, if that is at least half of the shorter of
 * both. Null for a stretch of its own.
 */
export function proposalDifference(
  proposed: Stretch,
  fragments: readonly Pick<Fragment, 'id' | 'inUs' | 'outUs' | 'title'>[],
): ProposalDifference | null {
  const nearest = fragments
    .map((fragment) => ({ fragment, shared: sharedUs(proposed, fragment) }))
    .filter(({ fragment, shared }) => shared * 2 >= Math.min(lengthOf(proposed), lengthOf(fragment)))
    .sort((a, b) => b.shared - a.shared)[0]?.fragment;
  if (nearest === undefined) return null;
  return {
    ...{ fragmentId: nearest.id, title: nearest.title },
    beginUs: differenceOf(proposed.inUs, nearest.inUs),
    endUs: differenceOf(proposed.outUs, nearest.outUs),
  };
}

function sharedUs(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.outUs, b.outUs) - Math.max(a.inUs, b.inUs));
}

function lengthOf({ inUs, outUs }: Stretch): number {
  return outUs - inUs;
}

function differenceOf(proposedUs: number, ownUs: number): number {
  const us = proposedUs - ownUs;
  return Math.abs(us) < SAME_US ? 0 : us;
}
