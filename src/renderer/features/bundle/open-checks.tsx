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

export type OpenChecksProps = { readonly preview: Preview; readonly meetingId: string };

/** What became open since the release: a parent withdrew, say. The sheet and Klas en privacy are where it is settled. */
export function OpenChecks({ preview, meetingId }: OpenChecksProps): ReactElement {
  const { t } = useTranslation();
  const { go, openSheet } = useScreen();
  const pupils = useRecords('trajectory.get', {}).value?.pupils ?? [];
  const labelOf = pupilLabels(pupils);
  return (
    <>
      {preview.open.map(({ kind, fragmentId, pupilId, spans }) => {
        const pupil = pupils.find(({ id }) => id === pupilId);
        const fragment = preview.fragments.find((one) => one.fragmentId === fragmentId);
        // what parents agreed to stands with the class; every other answer is given on the sheet
        const asked = kind === 'focusAgreement' ? undefined : fragment;
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
                  asked === undefined
                    ? go({ at: 'privacy' })
                    : openSheet({
                        ...{ kind: 'release', recordingId: asked.recordingId, meetingId },
                        fragmentIds: [asked.fragmentId],
                      })
                }
              >
                {asked === undefined ? t('bundle.toPrivacy') : t('bundle.toRelease')}
              </Button>
            }
          />
        );
      })}
    </>
  );
}
