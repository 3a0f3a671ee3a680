import { Fragment, type ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import { useRovingFocus } from '../focus/use-roving-focus.ts';
import { VisuallyHidden } from '../frame/visually-hidden.tsx';
import { joinClasses } from '../join-classes.ts';
import { Ring, type RingArcs } from './ring.tsx';
import { SealGlyph } from './seal-glyph.tsx';
import { ThreadEnd, type ThreadEndProps } from './thread-end.tsx';
import styles from './thread-of-rings.module.css';
import wires from './wire.module.css';

/** What stands at an arc of the current round. */
export type ArcLabel = { readonly text: string; readonly tone: 'done' | 'own' | 'rest' };

export type ThreadRound = {
  readonly id: string;
  readonly number: number;
  /** Subject of the lesson, or when it comes. */
  readonly subject: string;
  readonly arcs: RingArcs;
  /** Where the trajectory is now: the large one, dashed as long as it has no recording. */
  readonly current?: boolean;
  /** Still to come: number and words are grey. */
  readonly ahead?: boolean;
  /** The picture is gone: the number gets the dashed glyph. */
  readonly erased?: boolean;
  /** Under a ring that isn't current, such as `besproken 8 okt`. */
  readonly status?: string;
  /** At the four arcs of the current round, clockwise from the top. */
  readonly arcLabels?: readonly [ArcLabel, ArcLabel, ArcLabel, ArcLabel];
  /** What a screen reader says before the number (`Opname`), and after all that is written there. */
  readonly spokenBefore: string;
  readonly spokenAfter?: string;
  /** The sentence on the wire after this ring. */
  readonly takenAlong?: { readonly heading: string; readonly text: string; readonly empty?: boolean };
};

export type ThreadOfRingsProps = {
  /** What the thread is, for a screen reader. */
  readonly label: string;
  readonly start: ThreadEndProps;
  readonly end: ThreadEndProps;
  readonly rounds: readonly ThreadRound[];
  readonly onOpen: (roundId: string) => void;
};

/** The trajectory as a thread: intake, a ring per round with what was taken along between them, and the closing. */
export function ThreadOfRings({ label, start, end, rounds, onOpen }: ThreadOfRingsProps): ReactElement {
  const current = rounds.find((round) => round.current);
  const roving = useRovingFocus([rounds.map((round) => round.id)], { preferred: current?.id });
  // the wire is drawn as far as the current round has come, from there it is still dashed
  const reached = rounds.findIndex((round) => round.current);
  return (
    <div className={styles.frame}>
      <Group aria-label={label} className={styles.thread ?? ''}>
        <ThreadEnd {...start} done />
        {rounds.map((round, index) => (
          <Fragment key={round.id}>
            <button
              type="button"
              className={joinClasses(
                wires.wire,
                styles.round,
                round.current && styles.current,
                round.ahead && styles.ahead,
              )}
              data-wire={index <= reached ? 'drawn' : 'dashed'}
              aria-current={round.current ? 'step' : undefined}
              onClick={() => onOpen(round.id)}
              {...roving(round.id)}
            >
              <Ring
                arcs={round.arcs}
                size={round.current ? 'large' : 'normal'}
                dashed={round.current === true && round.arcs.every((arc) => arc.state === 'empty')}
              >
                <span className={styles.number}>
                  <VisuallyHidden>{round.spokenBefore} </VisuallyHidden>
                  {round.number}
                  {round.erased && <SealGlyph level="erased" size={round.current ? 24 : 18} />}
                </span>
                <span className={styles.subject}>{round.subject}</span>
              </Ring>
              {round.status !== undefined && <span className={styles.status}>{round.status}</span>}
              {round.arcLabels?.map((arc, place) => (
                <span key={arc.text} className={styles.arcLabel} data-place={place} data-tone={arc.tone}>
                  {arc.text}
                </span>
              ))}
              {round.spokenAfter !== undefined && <VisuallyHidden>{round.spokenAfter}</VisuallyHidden>}
            </button>
            {index < rounds.length - 1 && (
              <div
                className={joinClasses(wires.wire, styles.between)}
                data-wire={index < reached ? 'drawn' : 'dashed'}
              >
                {round.takenAlong && <TakenAlong {...round.takenAlong} />}
              </div>
            )}
          </Fragment>
        ))}
        <ThreadEnd {...end} />
      </Group>
    </div>
  );
}

/** Above this many characters the sentence is set a step smaller and narrower. */
const longSentence = 70;

function TakenAlong({ heading, text, empty = false }: NonNullable<ThreadRound['takenAlong']>): ReactElement {
  return (
    <div
      className={joinClasses(styles.taken, empty && styles.takenEmpty)}
      data-long={text.length > longSentence || undefined}
    >
      <span className={styles.takenHeading}>{heading}</span>
      <p className={styles.sentence}>{text}</p>
    </div>
  );
}
