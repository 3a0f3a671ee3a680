import type { TFunction } from 'i18next';
import type { RowSubject } from './mark-rows.ts';

/** The words before a row. */
export function rowLabel(t: TFunction, subject: RowSubject): string {
  if ('cluster' in subject) return t(`viewing.timeline.cluster.${subject.cluster}`);
  return subject.pupil?.name ?? t('viewing.timeline.noPupil');
}
