import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from '../../../../shared/model/class.ts';
import type { Cover } from '../../../../shared/model/cover.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Checkbox } from '../../../components/controls/checkbox.tsx';
import { Choice } from '../../../components/controls/choice.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import styles from './cover.module.css';
import { type CoverPlace, firstPlace, grown } from './cover-geometry.ts';
import type { CoverEdit } from './use-cover.ts';

export type CoverEditorProps = {
  readonly cover: Cover;
  readonly edit: CoverEdit;
  readonly name: string;
  /** Where the fragment begins, in microseconds of the recording. */
  readonly inUs: number;
  readonly span: Span;
  /** Where the cover is now; null when it only silences. */
  readonly place: CoverPlace | null;
  /** The frame on screen, in microseconds. */
  readonly hereUs: number;
  readonly watched: boolean;
  readonly onPlace: (place: CoverPlace) => void;
  /** Names the words about the keys, for the mark on the film. */
  readonly howId: string;
};

/** What belongs to a cover beside the film: its shape, its sound, its places, and that she looked at it. */
export function CoverEditor(props: CoverEditorProps): ReactElement {
  const { cover, edit, name, inUs, span, place, hereUs, watched, onPlace, howId } = props;
  const { t } = useTranslation();
  const [told, setTold] = useState(false);
  const { shape, keys, muted, confirmedAt } = cover;
  const isHere = keys.some(({ atUs }) => atUs === hereUs);
  const times = { from: formatMediaTime(span.startUs - inUs), to: formatMediaTime(span.endUs - inUs) };
  const toShape = (chosen: Cover['shape']): void =>
    edit.change({
      shape: chosen,
      ...(chosen === 'none' && { muted: true }),
      ...(chosen !== 'none' && keys.length === 0 && { keys: [{ atUs: span.startUs, ...firstPlace }] }),
    });
  return (
    <div className={styles.editor}>
      {place !== null && (
        <p id={howId} className={styles.words}>
          {t('release.coverHow', { name })} {t('release.coverKeys')}
        </p>
      )}
      <div className={styles.row}>
        <Choice
          label={t('release.coverShape')}
          labelHidden
          size="small"
          value={shape}
          onChange={toShape}
          options={[
            { value: 'box', label: t('release.coverBox') },
            { value: 'ellipse', label: t('release.coverEllipse') },
            { value: 'none', label: t('release.coverSoundOnly') },
          ]}
        />
        {place !== null && (
          <>
            <Button size="small" onPress={() => onPlace(grown(place, 1))}>
              {t('release.coverBigger')}
            </Button>
            <Button size="small" onPress={() => onPlace(grown(place, -1))}>
              {t('release.coverSmaller')}
            </Button>
            <span className={styles.words}>{t('release.coverPlaces', { count: keys.length })}</span>
            {isHere && keys.length > 1 && (
              <Button
                size="small"
                onPress={() => edit.change({ keys: keys.filter(({ atUs }) => atUs !== hereUs) })}
              >
                {t('release.coverDropPlace')}
              </Button>
            )}
          </>
        )}
      </div>
      {shape !== 'none' && (
        <Checkbox isSelected={muted} onChange={(on) => edit.change({ muted: on })}>
          {t('release.coverMuted')}
        </Checkbox>
      )}
      {confirmedAt !== null ? (
        <p className={styles.confirmed} role="status">
          {t(shape === 'none' ? 'release.coverConfirmedSound' : 'release.coverConfirmed', { name, ...times })}{' '}
          {t('release.coverMargin')}
        </p>
      ) : (
        <p className={styles.words} role="status">
          {told && !watched ? <b>{t('release.coverWatchFirst')}</b> : t('release.coverMargin')}
        </p>
      )}
      <div className={styles.row}>
        {confirmedAt === null && (
          <Button
            size="small"
            look="primary"
            closed={!watched}
            onPress={() => (watched ? edit.confirm() : setTold(true))}
          >
            {t('release.coverConfirm', { name })}
          </Button>
        )}
        <Button size="small" onPress={edit.remove}>
          {t('release.coverRemove')}
        </Button>
      </div>
    </div>
  );
}
