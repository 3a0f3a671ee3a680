import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/client-context.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { Button } from '../controls/button.tsx';
import styles from './proposal-rows.module.css';
import { useProposalWords } from './use-proposal-words.ts';

/** The proposals that wait, a row each; nothing where there are none. */
export function ProposalRows(): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const { go } = useScreen();
  const wordsOf = useProposalWords();
  const waiting = useRecords('proposal.list', {}).value ?? [];
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.rows} aria-label={t('proposal.waiting')}>
      {waiting.map((proposal) => {
        const { proposalId, recordingId, inUs } = proposal;
        const { says, about } = wordsOf(proposal);
        return (
          <li key={proposalId} className={styles.row}>
            <span className={styles.words}>
              {says}
              {about !== '' && <span className={styles.about}>{about}</span>}
            </span>
            <Button size="small" onPress={() => go({ at: 'viewing', recordingId, fromUs: inUs, proposalId })}>
              {t('proposal.look')}
            </Button>
            <Button size="small" onPress={() => void client.ask('proposal.decline', { proposalId })}>
              {t('proposal.notThis')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
