import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilLabels } from '../../../shared/kernels/pupil-labels.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import { useClient } from '../../api/client-context.ts';
import { Select } from '../../components/controls/select.tsx';
import { useRecords } from '../../stores/use-records.ts';

export type FocusQuestionProps = { readonly fragment: Fragment; readonly pupils: readonly Pupil[] };

/** Over wie gaat dit fragment? Asked for a leerlingbespreking, which is always about one pupil. */
export function FocusQuestion({ fragment, pupils }: FocusQuestionProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const labelOf = pupilLabels(pupils);
  const { value } = useRecords('fragment.states', { recordingId: fragment.recordingId });
  const focus = value?.find(({ fragmentId }) => fragmentId === fragment.id)?.focus ?? null;
  return (
    <Select
      label={t('release.aboutWhom', { title: fragment.title })}
      value={focus ?? ''}
      onChange={(chosen) =>
        void client.ask('fragment.focus', {
          fragmentId: fragment.id,
          pupilId: chosen === '' ? null : chosen,
        })
      }
      options={[
        { value: '', label: t('release.aboutNobody') },
        ...pupils.map((one) => ({ value: one.id, label: labelOf(one) })),
      ]}
    />
  );
}
