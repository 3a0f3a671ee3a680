import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownCopy } from '../../../shared/model/known-copy.ts';
import { useRecords } from '../../stores/use-records.ts';
import styles from './copy-list.module.css';
import { CopyRow } from './copy-row.tsx';

/** What is known to lie elsewhere of one recording, and what to do about each; nothing where there is nothing. */
export function CopyList({ recordingId }: { readonly recordingId: string }): ReactElement | null {
  const { t } = useTranslation();
  const copies = useCopiesOf(recordingId);
  if (copies.length === 0) return null;
  return (
    <ul className={styles.copies} aria-label={t('copies.title')}>
      {copies.map((copy) => (
        <CopyRow key={copy.copyId} copy={copy} />
      ))}
    </ul>
  );
}

/** The copies of a recording that are still there, as far as is known. */
export function useCopiesOf(recordingId: string): readonly KnownCopy[] {
  const all = useRecords('copy.list', {}).value ?? [];
  return all.filter((copy) => copy.recordingId === recordingId && copy.goneAt === null);
}
