import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { longestFree } from '../../../shared/kernels/spans.ts';
import type { Sighting } from '../../../shared/model/class.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import styles from './span-editor.module.css';

export type WaysOutProps = {
  readonly fragment: Fragment;
  readonly sighting: Sighting;
  readonly name: string;
  readonly onLeaveOut: () => void;
  /** Undefined once there is a cover, which is then to be finished. */
  readonly onCover: (() => void) | undefined;
};

/** A pupil who may not be recognisable is in it: cover her, leave the fragment out, or cut it short. */
export function WaysOut({ fragment, sighting, name, onLeaveOut, onCover }: WaysOutProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const stays = longestFree(sighting.spans, { startUs: fragment.inUs, endUs: fragment.outUs });
  return (
    <div className={styles.ways}>
      <p>{t('release.waysOut', { name })}</p>
      <div className={styles.buttons}>
        {onCover !== undefined && (
          <Button size="small" onPress={onCover}>
            {t('release.cover', { name })}
          </Button>
        )}
        <Button size="small" onPress={onLeaveOut}>
          {t('release.leaveOut')}
        </Button>
        {stays !== null && (
          <Button
            size="small"
            onPress={() =>
              void client.ask('fragment.update', {
                ...{ fragmentId: fragment.id, inUs: stays.startUs, outUs: stays.endUs },
              })
            }
          >
            {t('release.shorten', { length: formatMediaTime(stays.endUs - stays.startUs) })}
          </Button>
        )}
      </div>
    </div>
  );
}
