import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnglePair } from '../../../../shared/model/angle.ts';
import type { Recording } from '../../../../shared/model/recording.ts';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { useViewing } from '../viewing-context.ts';
import styles from './second-angle.module.css';

export type AngleFoundProps = {
  readonly pair: AnglePair;
  readonly partner: Recording | null;
  readonly driftAtEndUs: number | null;
};

/** Where the other recording lies, how that is known, and the buttons that move it. */
export function AngleFound({ pair, partner, driftAtEndUs }: AngleFoundProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { changes, facts, film } = useViewing();
  const earlier = useCommand('viewing.angleEarlier');
  const later = useCommand('viewing.angleLater');
  const recordingId = facts.recording.id;
  const number = (value: number, digits: number): string =>
    new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  const moveSecond = (steps: number): void => {
    const { positionUs: atUs } = film.moment();
    void changes.inTurn(async () => {
      await changes.change('angle.move', { recordingId, atUs, by: 'second', steps });
    });
  };
  // told of the other recording: it began before this one, or after
  const aheadUs = pair.recordingId === recordingId ? pair.offsetUs : -pair.offsetUs;
  const lies = t(aheadUs < 0 ? 'viewing.angle.beganLater' : 'viewing.angle.beganEarlier', {
    title: partner?.title ?? '',
    seconds: number(Math.abs(aheadUs) / 1e6, 3),
  });
  return (
    <div className={styles.choice}>
      <p role="status">{lies}</p>
      <p>
        {pair.foundBy === 'sound'
          ? t('viewing.angle.agreed', { agreed: pair.agreed, places: pair.places })
          : t('viewing.angle.setByHand')}
      </p>
      {pair.foundBy === 'sound' && (
        <p>
          {driftAtEndUs === null
            ? t('viewing.angle.driftUnknown')
            : t('viewing.angle.drift', {
                ms: number(Math.abs(driftAtEndUs) / 1000, 0),
                ppm: number(Math.abs(pair.driftPpb ?? 0) / 1000, 0),
              })}
        </p>
      )}
      <fieldset className={styles.row}>
        <legend>{t('viewing.angle.move')}</legend>
        <Button size="small" onPress={() => moveSecond(1)}>
          {t('viewing.angle.secondEarlier')}
        </Button>
        <Button autoFocus size="small" keys={earlier.keys ?? ''} onPress={earlier.run}>
          {t('viewing.angle.frameEarlier')}
        </Button>
        <Button size="small" keys={later.keys ?? ''} onPress={later.run}>
          {t('viewing.angle.frameLater')}
        </Button>
        <Button size="small" onPress={() => moveSecond(-1)}>
          {t('viewing.angle.secondLater')}
        </Button>
      </fieldset>
      <Button
        size="small"
        look="quietLink"
        onPress={() =>
          void changes.inTurn(async () => void (await changes.change('angle.unpair', { recordingId })))
        }
      >
        {t('viewing.angle.unpair')}
      </Button>
    </div>
  );
}
