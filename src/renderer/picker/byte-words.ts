import { useTranslation } from 'react-i18next';

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people say it, in thousands: `148 MB`, `4,1 GB`. */
export function formatBytes(bytes: number, language: string): string {
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power - 1] ?? 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
  }).format(value);
}

/** Sizes in the language of the interface. */
export function useByteWords(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => formatBytes(bytes, i18n.language);
}
