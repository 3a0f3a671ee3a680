import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { Sheet } from '../../components/frame/sheet.tsx';
import { type OpenedPackage, takeInPackage } from '../../package/opened-package.ts';
import { PackageFacts } from '../../package/package-facts.tsx';
import { PackageInput } from '../../package/package-input.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import { useJob } from '../../stores/use-job.ts';
import { useRecords } from '../../stores/use-records.ts';
import styles from './open-package.module.css';

const takeWords = {
  release: 'take',
  home: 'takeRecording',
  watch: 'takeWatch',
  proposal: 'takeProposals',
} as const satisfies Record<OpenedPackage['kind'], string>;

const isInWords = {
  release: 'isIn',
  home: 'recordingIsIn',
  watch: 'watchIsIn',
  proposal: 'proposalsAreIn',
} as const satisfies Record<OpenedPackage['kind'], string>;

/** Een pakket openen: what it is and from whom, and only then into the library. */
export function OpenPackageSheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const job = useJob(jobId);
  const error = refused ?? job?.error ?? undefined;
  const isDone = job?.state === 'done';
  const isRunning = jobId !== null && !isDone && error === undefined;
  const takeIn = async (): Promise<void> => {
    if (opened === null || isRunning) return;
    const answer = await takeInPackage(client, opened);
    setRefused(answer.ok ? undefined : answer.error);
    if (answer.ok) setJobId(answer.value.jobId);
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('openPackage.title')}
      intro={t('openPackage.intro')}
      footer={
        <div className={styles.buttons}>
          {opened !== null && !isDone && (
            <Button look="primary" isPending={isRunning} onPress={() => void takeIn()}>
              {t(`openPackage.${takeWords[opened.kind]}`)}
            </Button>
          )}
          {isDone && opened?.kind === 'watch' && <WatchNow bundleId={opened.facts.bundleId} />}
          <Button onPress={onClose}>{isDone ? t('app.close') : t('openPackage.notNow')}</Button>
        </div>
      }
    >
      {opened === null ? <PackageInput onOpened={setOpened} /> : <PackageFacts opened={opened} />}
      <p role="status" className={styles.state}>
        {isRunning && t('openPackage.working', { share: Math.round((job?.share ?? 0) * 100) })}
        {isDone &&
          opened !== null &&
          t(`openPackage.${isInWords[opened.kind]}`, {
            name: opened.facts.signature.contact?.name ?? opened.facts.author,
          })}
      </p>
      {error !== undefined && <ErrorNotice error={error} />}
    </Sheet>
  );
}

/** What came in to watch along with is there to be watched. */
function WatchNow({ bundleId }: { readonly bundleId: string }): ReactElement | null {
  const { t } = useTranslation();
  const { go } = useScreen();
  const found = useRecords('watch.received', {}).value?.find((one) => one.bundleId === bundleId);
  if (found === undefined) return null;
  return (
    <Button look="primary" onPress={() => go({ at: 'viewing', recordingId: found.recordingId })}>
      {t('openPackage.watch')}
    </Button>
  );
}
