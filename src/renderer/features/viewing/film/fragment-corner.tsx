import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { joinClasses } from '../../../components/join-classes.ts';
import { useFilmState, useViewing } from '../viewing-context.ts';
import styles from './fragment-corner.module.css';
import { FragmentEditor } from './fragment-editor.tsx';
import { ProposalCard, useShownProposal } from './proposal-card.tsx';

/** At the top left of the film: the fragment that is chosen or on now, and where it is named and moved. */
export function FragmentCorner(): ReactElement | null {
  const { t } = useTranslation();
  const { facts, clipping, looks } = useViewing();
  const { selectedId, editing } = useStore(clipping.state);
  const isBare = useStore(looks.state, (state) => state.mode === 'first');
  const hereId = useFilmState(
    ({ positionUs }) =>
      facts.fragments.find(({ inUs, outUs }) => inUs <= positionUs && positionUs < outUs)?.id,
  );
  const proposal = useShownProposal();
  const selected = facts.fragments.find(({ id }) => id === selectedId);
  if (selected !== undefined && editing) {
    const number = facts.fragments.indexOf(selected) + 1;
    return <FragmentEditor key={selected.id} fragment={selected} number={number} />;
  }
  if (proposal !== undefined) return <ProposalCard key={proposal.proposalId} proposal={proposal} />;
  const shown = selected ?? facts.fragments.find(({ id }) => id === hereId);
  // the first time there is only the film
  if (shown === undefined || isBare) return null;
  const name = t('viewing.fragmentNumber', { number: facts.fragments.indexOf(shown) + 1 });
  return (
    <button
      type="button"
      className={joinClasses(styles.chip, facts.released.has(shown.id) && styles.released)}
      aria-haspopup="true"
      onClick={() => clipping.select(shown.id, true)}
    >
      {shown.title !== name && `${name}: `}
      <b>{shown.title}</b>
    </button>
  );
}
