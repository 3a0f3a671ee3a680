import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { VisuallyHidden } from '../../components/frame/visually-hidden.tsx';
import { useSight } from '../../stores/sight-store.ts';
import type { Facts } from './facts.ts';
import { FilmGone } from './film/film-gone.tsx';
import { FilmStage } from './film/film-stage.tsx';
import { SecondAngle } from './film/second-angle.tsx';
import { Transport } from './film/transport.tsx';
import { FirstActions } from './first/first-actions.tsx';
import { MomentBar } from './first/moment-bar.tsx';
import { MomentColumn } from './first/moment-column.tsx';
import { MarkListArea } from './guide/mark-list-area.tsx';
import { SidePanel } from './guide/side-panel.tsx';
import { TimelineArea } from './guide/timeline-area.tsx';
import { ViewingActions } from './guide/viewing-actions.tsx';
import type { TimelineHandle } from './timeline/timeline-props.ts';
import { useFilm } from './use-film.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { useNewestFacts } from './use-newest-facts.ts';
import { useSightOf } from './use-sight-of.ts';
import { useViewingCommands } from './use-viewing-commands.ts';
import { useWorks } from './use-works.ts';
import { type Viewing, ViewingContext, WorksContext } from './viewing-context.ts';
import styles from './viewing-room.module.css';

export type ViewingRoomProps = {
  readonly facts: Facts;
  /** Where the film stands at first, in microseconds. */
  readonly fromUs: number;
};

/** One recording, in either of its two states. The film goes on when one becomes the other. */
export function ViewingRoom({ facts: told, fromUs }: ViewingRoomProps): ReactElement {
  const { film, angles, picture } = useFilm(
    told.gone === null ? told.recording : null,
    fromUs,
    told.recording.durationUs,
  );
  const works = useWorks(told, film, angles);
  const facts = useNewestFacts(told, works.justStored);
  const markable = facts.recording.state === 'ready' && facts.gone === null;
  const viewing = useMemo((): Viewing => ({ ...works, facts, markable }), [works, facts, markable]);
  const mode = useStore(works.looks.state, (state) => state.mode);
  const listed = useStore(works.looks.state, (state) => state.listed);
  useStore(works.looks.state, (state) => state.guideId);
  const room = useFocusBack();
  const timeline = useRef<TimelineHandle>(null);
  const { guide } = works.looks;
  const isBare = mode === 'first' || guide === undefined;
  useSight(useSightOf(facts));
  useViewingCommands(viewing, () => timeline.current);
  // whoever came in by a tab or a row goes on with the keys of the film
  useEffect(() => document.getElementById('film')?.focus({ preventScroll: true }), []);
  return (
    <WorksContext value={works}>
      <ViewingContext value={viewing}>
        <main
          data-counted={markable || undefined}
          className={styles.room}
          data-mode={isBare ? 'first' : 'guide'}
          data-key-area="viewing"
          ref={room}
        >
          <h1>
            <VisuallyHidden>{facts.recording.title}</VisuallyHidden>
          </h1>
          <div className={styles.film}>
            <FilmStage>{facts.gone === null ? picture : <FilmGone why={facts.gone} />}</FilmStage>
            {isBare && <MomentBar />}
            <Transport look={isBare ? 'first' : 'guide'} />
            {isBare && <FirstActions />}
          </div>
          {isBare ? <MomentColumn /> : <SidePanel guide={guide} />}
          {!isBare &&
            (listed ? (
              <MarkListArea />
            ) : (
              <div className={styles.timeline} data-region="timeline" data-key-area="viewing timeline">
                <TimelineArea handle={timeline} />
              </div>
            ))}
          {!isBare && <ViewingActions />}
          <SecondAngle />
        </main>
      </ViewingContext>
    </WorksContext>
  );
}
