import { useTranslation } from 'react-i18next';
import type { WaitingProposal } from '../../../shared/model/proposal.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';

const SECOND_US = 1_000_000;

export type ProposalWords = {
  /** Who proposes what, in one sentence. */
  readonly says: string;
  /** Of which of her fragments it is another version, and whether the sender is who she says; empty when there is nothing to add. */
  readonly about: string;
};

/** A proposal in words: how it differs from what is there, or which stretch it is. */
export function useProposalWords(): (proposal: WaitingProposal) => ProposalWords {
  const { t } = useTranslation();
  return (proposal) => {
    const { sender, difference, title } = proposal;
    const what = whatOf(proposal);
    const about = [
      ...(difference === null ? [] : [t('proposal.about', { title: difference.title })]),
      ...(sender.confirmed ? [] : [t('proposal.unconfirmed')]),
    ].join(' ');
    return { says: t('proposal.says', { name: sender.name, what }), about };

    function whatOf({ difference: from, inUs, outUs }: WaitingProposal): string {
      const span = { from: formatMediaTime(inUs), to: formatMediaTime(outUs) };
      if (from === null) return t('proposal.ownStretch', { title, ...span });
      const { beginUs, endUs } = from;
      if (beginUs !== 0 && endUs === 0)
        return t(`proposal.begin.${wayOf(beginUs)}`, { count: countOf(beginUs) });
      if (beginUs === 0 && endUs !== 0) return t(`proposal.end.${wayOf(endUs)}`, { count: countOf(endUs) });
      return t('proposal.otherEnds', span);
    }
  };
}

function wayOf(us: number): 'earlier' | 'later' {
  return us < 0 ? 'earlier' : 'later';
}

/** In whole seconds: a teacher counts. */
function countOf(us: number): number {
  return Math.max(1, Math.round(Math.abs(us) / SECOND_US));
}
