import { useTranslation } from 'react-i18next';
import type { Sight } from '../../stores/sight-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { isOnDrive } from './is-on-drive.ts';

/**
 * Who can see what is hers: she alone, only as long as nothing of it is known to lie elsewhere (DECISIONS 15). Null until that is
 * known.
 * @param recordingId the recording that is shown; null for what is shown of all of them
 */
export function useOwnSight(recordingId: string | null): Sight | null {
  const { t } = useTranslation();
  const all = useRecords('copy.list', {}).value;
  if (all === undefined) return null;
  const copies = all.filter(
    (copy) => copy.goneAt === null && (recordingId === null || copy.recordingId === recordingId),
  );
  const [first] = copies;
  if (first === undefined) return { level: 'own' };
  const [person] = first.sealedTo;
  if (
    person !== undefined &&
    copies.every(({ kind, sealedTo }) => kind === 'watch' && sealedTo[0] === person)
  )
    return { level: 'two', person };
  if (copies.every(({ paths }) => paths.some(isOnDrive))) return { level: 'ownWithCopies' };
  const isFile = copies.every(({ kind, paths }) => kind === 'source' && paths.length > 0);
  return { level: 'ownWithCopies', text: isFile ? t('copies.sealFile') : t('copies.seal') };
}
