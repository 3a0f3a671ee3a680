import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { pupilLabels } from '../../../shared/kernels/pupil-labels.ts';
import { Button } from '../../components/controls/button.tsx';
import { Check } from '../../components/frame/checks.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';

type Preview = OutputOf<'bundle.preview'>;

/** What became open since the release: a parent withdrew, say. The sheet and Klas en privacy are where it is settled. */
export function OpenChecks({ preview }: { readonly preview: Preview }): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  const pupils = useRecords('trajectory.get', {}).value?.pupils ?? [];
  const labelOf = pupilLabels(pupils);
  return (
    <>
      {preview.open.map(({ kind, fragmentId, pupilId, spans }) => {
        const pupil = pupils.find(({ id }) => id === pupilId);
        const fragment = preview.fragments.find((one) => one.fragmentId === fragmentId);
        const [first] = spans;
        const where =
          first === undefined || fragment === undefined
            ? {}
            : {
                from: formatMediaTime(first.startUs - fragment.inUs),
                to: formatMediaTime(first.endUs - fragment.inUs),
              };
        return (
          <Check
            key={`${kind} ${fragmentId} ${pupilId} ${first?.startUs}`}
            open
            title={t(`bundle.open.${kind}`, { name: pupil === undefined ? '' : labelOf(pupil), ...where })}
            {...(fragment !== undefined && { detail: fragment.title })}
            actions={
              <Button
                size="small"
                onPress={() =>
                  go(
                    fragment === undefined
                      ? { at: 'privacy' }
                      : { at: 'viewing', recordingId: fragment.recordingId, fromUs: fragment.inUs },
                  )
                }
              >
                {fragment === undefined ? t('bundle.toPrivacy') : t('bundle.toViewing')}
              </Button>
            }
          />
        );
      })}
    </>
  );
}
