import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/controls/button.tsx';
import { CopyList } from '../components/copies/copy-list.tsx';
import { Sheet } from '../components/frame/sheet.tsx';
import { SealGlyph, type SightLevel } from '../components/ring/seal-glyph.tsx';
import { useDays } from '../i18n/dates.ts';
import type { Sight } from '../stores/sight-store.ts';
import { useRecords } from '../stores/use-records.ts';
import styles from './sight-sheet.module.css';

export type SightSheetProps = {
  readonly isOpen: boolean;
  readonly sight: Sight | null;
  /** Anybody can open the sample lesson. */
  readonly isPractice: boolean;
  readonly onClose: () => void;
};

/** Wie kan wat zien: what is on screen now, and what of this library others can see (`F2`). */
export function SightSheet({ isOpen, sight, isPractice, onClose }: SightSheetProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('app.sight')}
      intro={introOf(sight, isPractice, t)}
      footer={
        <Button slot="close" autoFocus keys="Esc">
          {t('app.close')}
        </Button>
      }
    >
      <Everything isPractice={isPractice} />
    </Sheet>
  );
}

/** With whom a recording is shared, in a sentence; null for one that its owner alone can open. */
function useWhoOf(): (recordingId: string) => string | null {
  const { t } = useTranslation();
  const day = useDays();
  const given = useRecords('watch.list', {}).value?.recordings ?? [];
  const received = useRecords('watch.received', {}).value ?? [];
  return (recordingId) => {
    const from = received.find((one) => one.recordingId === recordingId);
    if (from !== undefined) return t('sight.recordingOf', { name: from.authorName, day: day(from.until) });
    const to = given.find((one) => one.recordingId === recordingId)?.given.find(({ here }) => here);
    return to === undefined ? null : t('sight.recordingWith', { name: to.name });
  };
}

function introOf(sight: Sight | null, isPractice: boolean, t: TFunction): string {
  if (sight === null) return t('sight.nothingShown');
  return isPractice ? t('sight.practice.now') : t(`sight.now.${sight.level}`);
}

function Everything({ isPractice }: Pick<SightSheetProps, 'isPractice'>): ReactElement | null {
  const { t } = useTranslation();
  const recordings = useRecords('recording.list', {}).value;
  const releases = useRecords('release.list', {}).value;
  const copies = useRecords('copy.list', {}).value;
  const people = useRecords('trajectory.get', {}).value?.participants;
  const whoOf = useWhoOf();
  if (recordings === undefined || releases === undefined || people === undefined) return null;
  const there = (copies ?? []).filter(({ goneAt }) => goneAt === null);
  const elsewhere = new Set<string>(there.map(({ recordingId }) => recordingId));
  const levelOf = (id: string): SightLevel => (elsewhere.has(id) ? 'ownWithCopies' : 'own');
  const inForce = releases.filter(({ revokedAt }) => revokedAt === null);
  const audience = new Set(inForce.flatMap((release) => release.audience));
  const names = people.filter(({ id, self }) => audience.has(id) && !self).map(({ name }) => name);
  return (
    <ul className={styles.list}>
      {recordings.map(({ id, title, state }) => {
        const who = whoOf(id);
        const isErased = state === 'destroyed';
        const alone = isErased ? t('sight.recordingErased') : t('sight.recording');
        const level = isErased ? 'erased' : levelOf(id);
        return (
          <li key={id} className={styles.line}>
            <SealGlyph level={isPractice ? 'circle' : who === null ? level : 'two'} />
            <span>
              <b>{title}</b>
              <span className={styles.who}>
                {isPractice ? t('sight.practice.recording') : (who ?? alone)}
              </span>
              <CopyList recordingId={id} />
            </span>
          </li>
        );
      })}
      <li className={styles.line}>
        <SealGlyph level={isPractice ? 'circle' : 'own'} />
        <span>
          <b>{t('sight.marks')}</b>
          <span className={styles.who}>
            {isPractice ? t('sight.practice.marksWho') : t('sight.marksWho')}
          </span>
        </span>
      </li>
      {inForce.length > 0 && (
        <li className={styles.line}>
          <SealGlyph level="circle" />
          <span>
            <b>{t('sight.released', { count: inForce.length })}</b>
            <span className={styles.who}>
              {names.length === 0
                ? t('sight.releasedNobody')
                : t('sight.releasedWho', { names: names.join(', ') })}
            </span>
          </span>
        </li>
      )}
    </ul>
  );
}
