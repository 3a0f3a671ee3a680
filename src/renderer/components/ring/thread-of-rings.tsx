import { Fragment, type ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import { useRovingFocus } from '../focus/use-roving-focus.ts';
import { joinClasses } from '../join-classes.ts';
import { Ring, type RingArcs } from './ring.tsx';
import { SealGlyph } from './seal-glyph.tsx';
import styles from './thread-of-rings.module.css';

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
  /** What a screen reader says of the ring: number, subject and how far it is. */
  readonly description: string;
  /** The sentence on the wire after this ring. */
  readonly takenAlong?: { readonly heading: string; readonly text: string; readonly empty?: boolean };
};

export type ThreadEnd = { readonly label: string; readonly date: string; readonly done?: boolean };

export type ThreadOfRingsProps = {
  /** What the thread is, for a screen reader. */
  readonly label: string;
  readonly start: ThreadEnd;
  readonly end: ThreadEnd;
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
        <End end={start} done />
        {rounds.map((round, index) => (
          <Fragment key={round.id}>
            <button
              type="button"
              className={joinClasses(
                styles.round,
                round.current && styles.current,
                round.ahead && styles.ahead,
              )}
              data-wire={index <= reached ? 'drawn' : 'dashed'}
              aria-label={round.description}
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
            </button>
            {index < rounds.length - 1 && (
              <div className={styles.between} data-wire={index < reached ? 'drawn' : 'dashed'}>
                {round.takenAlong && <TakenAlong {...round.takenAlong} />}
              </div>
            )}
          </Fragment>
        ))}
        <End end={end} done={end.done ?? false} />
      </Group>
    </div>
  );
}

function End({ end, done }: { readonly end: ThreadEnd; readonly done: boolean }): ReactElement {
  return (
    <div className={styles.end} data-wire={done ? 'drawn' : 'dashed'}>
      <span className={styles.endBead} data-done={done || undefined} />
      <span className={styles.endWords}>
        {end.label}
        <span className={styles.date}>{end.date}</span>
      </span>
    </div>
  );
}

/** Above this many characters the sentence is set a step smaller, so that four lines still fit above the wire. */
const longSentence = 66;

function TakenAlong({ heading, text, empty = false }: NonNullable<ThreadRound['takenAlong']>): ReactElement {
  const long = text.length > longSentence;
  return (
    <div className={joinClasses(styles.taken, empty && styles.takenEmpty)}>
      <span className={styles.takenHeading}>{heading}</span>
      <p className={joinClasses(styles.sentence, long && styles.long)} title={long ? text : undefined}>
        {text}
      </p>
    </div>
  );
}
