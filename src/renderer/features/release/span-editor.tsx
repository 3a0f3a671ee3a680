import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Span } from '../../../shared/model/class.ts';
import type { Cover } from '../../../shared/model/cover.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { Button } from '../../components/controls/button.tsx';
import { Kbd } from '../../components/controls/kbd.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { useCountedMap } from '../../player/use-counted-map.ts';
import { usePlayer } from '../../player/use-player.ts';
import { useRecords } from '../../stores/use-records.ts';
import { CoverEditor } from './cover/cover-editor.tsx';
import { type CoverPlace, placedAt } from './cover/cover-geometry.ts';
import { CoverMark } from './cover/cover-mark.tsx';
import { useCover } from './cover/use-cover.ts';
import { useShownCover } from './cover/use-shown-cover.ts';
import { useWatchedThrough } from './cover/use-watched-through.ts';
import { LoopScrubber } from './loop-scrubber.tsx';
import { PlayButton } from './play-button.tsx';
import styles from './span-editor.module.css';
import { SpanWire } from './span-wire.tsx';

export type SpanEditorProps = {
  readonly fragment: Fragment;
  /** What the whole is called by a screen reader, and whom a cover hides. */
  readonly label: string;
  readonly name: string;
  readonly span: Span;
  readonly cover: Cover | undefined;
  readonly onSpan: (span: Span) => void;
  /** The mark of the cover on the film, when it comes and goes. */
  readonly onMark?: (mark: HTMLElement | null) => void;
  /** What stands below it. */
  readonly children?: ReactNode;
};

/** A stretch of a fragment on a loop: `[` `]` set begin and end (DECISIONS 26), and a cover hides somebody there. */
export function SpanEditor(props: SpanEditorProps): ReactElement {
  const { fragment, label, name, span, cover, onSpan, onMark, children } = props;
  const { t } = useTranslation();
  const howId = useId();
  const recording = useRecords('recording.get', { recordingId: fragment.recordingId }).value;
  const map = useCountedMap(recording);
  const { player, ground } = usePlayer(map, fragment.inUs);
  const { inUs, outUs } = fragment;
  useEffect(() => player?.setLoop({ inUs, outUs }), [player, inUs, outUs]);

  const whole = { startUs: inUs, endUs: outUs };
  const edit = useCover(cover);
  const shown = useShownCover(player, map, cover);
  const watched = useWatchedThrough(player, span, JSON.stringify({ ...cover, span }));
  const set = (changed: Partial<Span>): void => {
    const { startUs, endUs } = { ...span, ...changed };
    if (startUs >= endUs) return;
    onSpan({ startUs, endUs });
    edit.change({ startUs, endUs });
  };
  const here = (): number | undefined => player?.state.getState().positionUs;
  const begin = (): void => set({ startUs: here() ?? span.startUs });
  // the frame on screen still belongs to it
  const end = (): void => set({ endUs: player?.frameFrom(here() ?? span.endUs, 1) ?? span.endUs });
  const onKeyDown = (event: KeyboardEvent): void => {
    const run = event.key === '[' ? begin : event.key === ']' ? end : null;
    if (run === null) return;
    event.preventDefault();
    run();
  };
  const onPlace = (place: CoverPlace): void => {
    player?.pause();
    if (cover !== undefined) edit.change({ keys: placedAt(cover.keys, shown.hereUs, place) });
  };
  const mark =
    cover !== undefined && cover.shape !== 'none' && (shown.works || !shown.playing) ? cover : null;
  return (
    <fieldset className={styles.span} aria-label={label} onKeyDown={onKeyDown}>
      <div
        className={styles.film}
        style={{ aspectRatio: `${recording?.width ?? 16} / ${recording?.height ?? 9}` }}
      >
        <FilmGround label={fragment.title} ground={ground} />
        {mark !== null && mark.shape !== 'none' && shown.place !== null && (
          <CoverMark
            {...(onMark !== undefined && { ref: onMark })}
            shape={mark.shape}
            place={shown.place}
            name={name}
            solid={shown.playing || mark.confirmedAt !== null}
            describedBy={howId}
            onPlace={onPlace}
          />
        )}
      </div>
      {player !== null && <LoopScrubber player={player} within={whole} />}
      <SpanWire span={span} within={whole} />
      <p className={styles.words}>
        <Trans
          i18nKey="release.span"
          values={{ from: formatMediaTime(span.startUs - inUs), to: formatMediaTime(span.endUs - inUs) }}
          components={{ begin: <Kbd keys="[" size="small" />, end: <Kbd keys="]" size="small" /> }}
        />
      </p>
      <div className={styles.buttons}>
        <PlayButton player={player} />
        <Button size="small" keys="[" onPress={begin}>
          {t('release.spanBegin')}
        </Button>
        <Button size="small" keys="]" onPress={end}>
          {t('release.spanEnd')}
        </Button>
      </div>
      {cover !== undefined && (
        <CoverEditor
          {...{ cover, edit, name, inUs, span, watched, onPlace, howId }}
          place={shown.place}
          hereUs={shown.hereUs}
        />
      )}
      {children}
    </fieldset>
  );
}
