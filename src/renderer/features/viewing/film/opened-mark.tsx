import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilId } from '../../../../shared/model/ids.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { MarkToast } from '../../../components/viewing/mark-toast.tsx';
import { itemOf } from '../facts.ts';
import { useNames, useViewing } from '../viewing-context.ts';

export type OpenedMarkProps = { readonly annotationId: string };

const nobody = 'nobody';

/** A bead that was opened: its pupil can be changed here, on the seats or by name, and it can be taken away. */
export function OpenedMark({ annotationId }: OpenedMarkProps): ReactElement | null {
  const { t } = useTranslation();
  const { facts, tagging, toasts, changes } = useViewing();
  const names = useNames();
  const annotation = facts.annotations.find(({ id }) => id === annotationId);
  const item = annotation === undefined ? undefined : itemOf(facts.guides, annotation.itemCode);
  if (annotation === undefined || item === undefined) return null;
  const setPupil = (chosen: string): void => {
    void changes.inTurn(async () => {
      await changes.change('annotation.update', {
        annotationId: annotation.id,
        pupilId: chosen === nobody ? null : pupilId.parse(chosen),
      });
    });
  };
  const options = [
    { value: nobody, label: t('viewing.noPupil') },
    ...facts.pupils.map(({ id }) => ({ value: id as string, label: names.pupil(id) ?? '' })),
  ];
  return (
    <MarkToast
      cluster={item.cluster}
      item={names.item(item)}
      atUs={annotation.startUs}
      onUndo={toasts.clear}
      question={
        <>
          <Select
            look="inline"
            label={t('viewing.withWhom')}
            options={options}
            value={annotation.pupilId ?? nobody}
            onChange={setPupil}
          />
          <Button
            look="quietLink"
            size="small"
            onPress={() => void changes.inTurn(() => tagging.remove(annotation))}
          >
            {t('viewing.removeMark')}
          </Button>
          <Button look="quietLink" size="small" keys="Esc" onPress={toasts.clear}>
            {t('viewing.done')}
          </Button>
        </>
      }
    />
  );
}
