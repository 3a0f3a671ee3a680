import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownCopy } from '../../../../shared/model/known-copy.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { CopyList } from '../../../components/copies/copy-list.tsx';
import { copyWords } from '../../../components/copies/copy-words.ts';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './copies-section.module.css';

/** Kopieën: by recording what is known to lie outside Kijkkring, what to do about it, and what is gone since. */
export function CopiesSection(): ReactElement | null {
  const { t } = useTranslation();
  const copies = useRecords('copy.list', {}).value;
  const recordings = useRecords('recording.list', {}).value;
  if (copies === undefined || recordings === undefined) return null;
  const listed = recordings.filter(({ id }) => copies.some(({ recordingId }) => recordingId === id));
  return (
    <>
      <p className={styles.intro}>
        {listed.length === 0 ? t('classPrivacy.copies.nothing') : t('classPrivacy.copies.intro')}
      </p>
      <ul className={styles.recordings}>
        {listed.map(({ id, title }) => (
          <li key={id}>
            <h3 className={styles.title}>{title}</h3>
            <CopyList recordingId={id} />
            <GoneCopies copies={copies.filter(({ recordingId }) => recordingId === id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Those that are gone, by what she said or Kijkkring did; a mistake can be taken back. */
function GoneCopies({ copies }: { readonly copies: readonly KnownCopy[] }): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const gone = copies.flatMap((copy) => (copy.goneAt === null ? [] : [{ ...copy, goneAt: copy.goneAt }]));
  if (gone.length === 0) return null;
  return (
    <ul className={styles.gone}>
      {gone.map((copy) => (
        <li key={copy.copyId} className={styles.line}>
          <span className={styles.words}>
            {t('classPrivacy.copies.gone', { day: day(localDay(copy.goneAt)) })} {copyWords(copy, t)}
          </span>
          <Button
            size="small"
            onPress={() => void client.ask('copy.setGone', { copyId: copy.copyId, gone: false })}
          >
            {t('classPrivacy.copies.stillThere')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
