import { type KeyboardEvent, type ReactElement, useEffect } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { longestFree } from '../../../shared/kernels/spans.ts';
import type { Sighting, Span } from '../../../shared/model/class.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Kbd } from '../../components/controls/kbd.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { FilmGround } from '../../player/film-ground.tsx';
import { useCountedMap } from '../../player/use-counted-map.ts';
import { usePlayer } from '../../player/use-player.ts';
import { useRecords } from '../../stores/use-records.ts';
import { PlayButton } from './play-button.tsx';
import styles from './sighting-span.module.css';

export type SightingSpanProps = {
  readonly fragment: Fragment;
  readonly sighting: Sighting;
  readonly name: string;
  readonly blocks: boolean;
  readonly onLeaveOut: () => void;
};

/** Where a pupil is seen or heard: the fragment on a loop, and `[` `]` that set begin and end (DECISIONS 26). */
export function SightingSpan({
  fragment,
  sighting,
  name,
  blocks,
  onLeaveOut,
}: SightingSpanProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const recording = useRecords('recording.get', { recordingId: fragment.recordingId }).value;
  const { player, ground } = usePlayer(useCountedMap(recording), fragment.inUs);
  const { inUs, outUs } = fragment;
  useEffect(() => player?.setLoop({ inUs, outUs }), [player, inUs, outUs]);

  const whole = { startUs: inUs, endUs: outUs };
  const span = sighting.spans[0] ?? whole;
  const set = (changed: Partial<Span>): void => {
    const { startUs, endUs } = { ...span, ...changed };
    if (startUs < endUs)
      void client.ask('sighting.answer', {
        ...{ fragmentId: fragment.id, pupilId: sighting.pupilId, answer: 'yes' },
        spans: [{ startUs, endUs }],
      });
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
  const stays = longestFree(sighting.spans, whole);
  return (
    <fieldset className={styles.span} aria-label={t('release.whereSeen', { name })} onKeyDown={onKeyDown}>
      <div className={styles.film}>
        <FilmGround label={fragment.title} ground={ground} />
      </div>
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
      {blocks && (
        <div className={styles.ways}>
          <p>{t('release.waysOut', { name })}</p>
          <div className={styles.buttons}>
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
      )}
    </fieldset>
  );
}

type SpanWireProps = { readonly span: Span; readonly within: Span };

/** The fragment as a line, with the span as a block on it; the words below say the same. */
function SpanWire({ span, within }: SpanWireProps): ReactElement {
  const share = (us: number): number => (100 * (us - within.startUs)) / (within.endUs - within.startUs);
  return (
    <svg className={styles.wire} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.line} x="0" y="2.7" width="100" height="0.6" />
      <rect
        className={styles.block}
        x={share(span.startUs)}
        y="0"
        width={share(span.endUs) - share(span.startUs)}
        height="6"
      />
    </svg>
  );
}
