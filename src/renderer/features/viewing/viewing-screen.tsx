import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { recordingId as recordingIdOf } from '../../../shared/model/ids.ts';
import { useCommand } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { EmptyState } from '../../components/frame/empty-state.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { ThemeArea } from '../../components/frame/theme-area.tsx';
import { useFacts } from './use-facts.ts';
import { ViewingRoom } from './viewing-room.tsx';
import styles from './viewing-screen.module.css';

export type ViewingScreenProps = {
  /** Null when there is no recording yet. */
  readonly recordingId: string | null;
  /** Where to begin, in microseconds; else where she was. */
  readonly fromUs?: number | undefined;
};

/** Kijken: the film bare, and then with the kijkwijzer. */
export function ViewingScreen({ recordingId, fromUs }: ViewingScreenProps): ReactElement {
  return (
    <ThemeArea theme="theater" className={styles.theatre}>
      {recordingId === null ? (
        <NoRecording />
      ) : (
        <Known key={recordingId} recordingId={recordingId} fromUs={fromUs} />
      )}
    </ThemeArea>
  );
}

type KnownProps = { readonly recordingId: string; readonly fromUs: number | undefined };

function Known({ recordingId, fromUs }: KnownProps): ReactElement | null {
  const facts = useFacts(recordingIdOf.parse(recordingId));
  if (facts === null) return null;
  if ('error' in facts)
    return (
      <main className={styles.problem} data-region="main">
        <ErrorNotice error={facts.error} />
      </main>
    );
  return <ViewingRoom facts={facts} fromUs={fromUs ?? facts.view.positionUs} />;
}

function NoRecording(): ReactElement {
  const { t } = useTranslation();
  const importing = useCommand('app.import');
  const home = useCommand('app.trajectory');
  return (
    <main className={styles.problem} data-region="main">
      <EmptyState
        isScreen
        title={t('viewing.noRecording')}
        action={
          <Button look="primary" keys={importing.keys ?? ''} onPress={importing.run}>
            {importing.label}
          </Button>
        }
        back={
          <Button look="link" onPress={home.run}>
            {home.label}
          </Button>
        }
      />
    </main>
  );
}
