import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Meeting } from '../../../shared/model/meeting.ts';
import type { Participant } from '../../../shared/model/trajectory.ts';
import { Button } from '../../components/controls/button.tsx';
import { Check, Checks } from '../../components/frame/checks.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { TargetChoice } from '../../components/saving/target-choice.tsx';
import { formatClock, localDay, useDays } from '../../i18n/dates.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { useRecords } from '../../stores/use-records.ts';
import styles from './bundle-screen.module.css';
import { ExportProgress } from './export-progress.tsx';
import { ExportResult } from './export-result.tsx';
import { OpenChecks, type OpenChecksProps } from './open-checks.tsx';
import { SealChoice, type SealTo, sealIsReady, usualSeal } from './seal-choice.tsx';
import { useExport } from './use-export.ts';

export type ReadyColumnProps = {
  readonly meeting: Meeting;
  readonly preview: OutputOf<'bundle.preview'>;
  readonly coach: Participant | undefined;
};

/** Kan dit mee? What was checked, how it is sealed, and the one button with which it leaves. */
export function ReadyColumn({ meeting, preview, coach }: ReadyColumnProps): ReactElement {
  const { t } = useTranslation();
  const contacts = (useRecords('contact.list', {}).value ?? []).filter(
    ({ lostAt, replacedBy }) => lostAt === null && replacedBy === null,
  );
  const [chosen, setSealTo] = useState<SealTo | null>(null);
  const sealTo = chosen ?? usualSeal(contacts, coach?.id);
  const [target, setTarget] = useState<string | null>(null);
  const exporting = useExport();

  if (exporting.state === 'running')
    return <ExportProgress job={exporting.job} onCancel={exporting.cancel} />;
  if (exporting.state === 'done') {
    // another package gets another place and other words: these are in use
    const again = (): void => {
      setTarget(null);
      setSealTo(null);
      exporting.reset();
    };
    return <ExportResult result={exporting.result} sealTo={sealTo} coach={coach?.name} onAgain={again} />;
  }

  const settled = preview.open.length === 0;
  const ready = settled && sealIsReady(sealTo) && target !== null;
  return (
    <section className={styles.ready} aria-labelledby="bundle-ready">
      <h2 id="bundle-ready" className={styles.heading}>
        {t('bundle.canThisGo')}
      </h2>
      <PreviewChecks preview={preview} meetingId={meeting.id} />
      <SealChoice value={sealTo} contacts={contacts} onChange={setSealTo} />
      <TargetChoice suggestedName={fileName(meeting)} value={target} onChange={setTarget} />
      {exporting.error && <ErrorNotice error={exporting.error} />}
      <p className={styles.verdict}>
        <b>{ready ? t('bundle.canGo') : t('bundle.oneMore')}</b>
        {!settled && <span>{t('bundle.settleFirst')}</span>}
        {settled && !ready && (
          <span>{target === null ? t('bundle.chooseTarget') : t('bundle.chooseSeal')}</span>
        )}
      </p>
      <Button
        look="primary"
        wide
        icon="stick"
        closed={!ready}
        onPress={() => {
          if (ready) void exporting.start(meeting.id, target, sealTo);
        }}
      >
        {t('bundle.make')}
      </Button>
      <p className={styles.limits}>
        {sealTo.by === 'card' ? t('bundle.onlyTheCard') : t('bundle.wordsAreTold')} {t('bundle.noPhotos')}
      </p>
    </section>
  );
}

function PreviewChecks({ preview, meetingId }: OpenChecksProps): ReactElement {
  const { t, i18n } = useTranslation();
  const day = useDays();
  const releasedAt = Math.max(...preview.fragments.map((fragment) => fragment.releasedAt));
  const total = preview.stays.recordings.reduce((sum, { durationUs }) => sum + durationUs, 0);
  const names = [...new Set(preview.fragments.flatMap((fragment) => fragment.names))];
  return (
    <Checks label={t('bundle.canThisGo')}>
      <OpenChecks {...{ preview, meetingId }} />
      <Check
        title={t('bundle.released', { count: preview.fragments.length })}
        detail={t('bundle.releasedAt', {
          day: day(localDay(releasedAt), 'withWeekday'),
          time: formatClock(releasedAt, i18n.language),
        })}
      />
      <Check
        title={t('bundle.restStays')}
        detail={t('bundle.restStaysHow', {
          stays: formatMediaTime(preview.stays.durationUs),
          total: formatMediaTime(total),
        })}
      />
      <Check
        title={names.length === 0 ? t('bundle.noNames') : t('bundle.namesByChoice')}
        detail={names.length === 0 ? t('bundle.noNamesHow') : names.join(', ')}
      />
      {preview.until !== null && (
        <Check
          title={t('bundle.endsAfter', { day: day(preview.until) })}
          detail={t('bundle.eraseFromStick')}
        />
      )}
    </Checks>
  );
}

/** Says what it is and for when, and nothing of a person. */
function fileName(meeting: Meeting): string {
  return `pakket-${meeting.date}.kijkkring`;
}
