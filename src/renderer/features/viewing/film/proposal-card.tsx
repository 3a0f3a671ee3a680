import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { WaitingProposal } from '../../../../shared/model/proposal.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useProposalWords } from '../../../components/proposal/use-proposal-words.ts';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { useScreen } from '../../../stores/screen-store.ts';
import { useRecords } from '../../../stores/use-records.ts';
import { useViewing } from '../viewing-context.ts';
import styles from './proposal-card.module.css';

/** The proposal that she came to look at, as long as it waits. */
export function useShownProposal(): WaitingProposal | undefined {
  const { screen } = useScreen();
  const { facts } = useViewing();
  const asked = screen.at === 'viewing' ? screen.proposalId : undefined;
  const waiting = useRecords('proposal.list', asked === undefined ? null : {}).value;
  return waiting?.find(
    ({ proposalId, recordingId }) => proposalId === asked && recordingId === facts.recording.id,
  );
}

/** What the begeleider proposes, at its place in the film: look at it, and take it over or not. */
export function ProposalCard({ proposal }: { readonly proposal: WaitingProposal }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { film, clipping } = useViewing();
  const { says, about } = useProposalWords()(proposal);
  const [error, setError] = useState<ErrorPayload>();
  const { proposalId, inUs, outUs, title, why, difference } = proposal;
  const backToFilm = (): void => document.getElementById('film')?.focus({ preventScroll: true });
  const take = async (): Promise<void> => {
    const answer = await client.call('proposal.accept', { proposalId });
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    clipping.select(answer.value.id, false);
    backToFilm();
  };
  const putAside = async (): Promise<void> => {
    const answer = await client.call('proposal.decline', { proposalId });
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) backToFilm();
  };
  return (
    <section className={styles.card} aria-label={t('proposal.one')}>
      <p>{says}</p>
      {about !== '' && <p className={styles.quiet}>{about}</p>}
      {/* one of its own is named in the sentence */}
      {difference !== null && (
        <p>
          <b>{title}</b>{' '}
          <span className={styles.quiet}>
            {t('viewing.fromTo', { from: formatMediaTime(inUs), to: formatMediaTime(outUs) })}
          </span>
        </p>
      )}
      {why !== '' && <p className={styles.why}>{why}</p>}
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.buttons}>
        <Button
          size="small"
          icon="play"
          onPress={() => {
            film.seek(inUs);
            film.play();
          }}
        >
          {t('proposal.play')}
        </Button>
        <Button size="small" look="primary" onPress={() => void take()}>
          {t('proposal.take')}
        </Button>
        <Button size="small" onPress={() => void putAside()}>
          {t('proposal.notThis')}
        </Button>
      </div>
    </section>
  );
}
