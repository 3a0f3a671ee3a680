import { useTranslation } from 'react-i18next';
import { formatDay, localDay } from '../../i18n/dates.ts';
import { useByteWords } from '../../picker/byte-words.ts';
import type { ImportSource } from '../../stores/import-desk.ts';

/** What is known of the film in one line: `van stick KLIMBOOM, 4,1 GB, 17 november`. */
export function useSourceLine(source: ImportSource | null): string {
  const { t, i18n } = useTranslation();
  const bytes = useByteWords();
  if (source === null) return t('importing.promise');
  const day = source.modifiedAt === null ? [] : [formatDay(localDay(source.modifiedAt), i18n.language)];
  const where =
    source.drive === null
      ? source.name
      : t('importing.fromStick', { drive: source.drive, name: source.name });
  return [where, bytes(source.bytes), ...day].join(', ');
}
