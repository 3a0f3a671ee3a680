import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/client-context.ts';
import { announce } from '../../components/frame/live-region.tsx';
import type { Facts } from './facts.ts';
import type { Works } from './viewing-context.ts';
import type { Angles } from './work/angles.ts';
import { Changes } from './work/changes.ts';
import { Clipping } from './work/clipping.ts';
import type { FilmControls } from './work/film.ts';
import { History } from './work/history.ts';
import { Jotting } from './work/jotting.ts';
import { JustStored } from './work/just-stored.ts';
import { Looks } from './work/looks.ts';
import { Place } from './work/place.ts';
import { Tagging } from './work/tagging.ts';
import { Toasts } from './work/toasts.ts';

/** Changes of a recording that can be undone, by their names in the contract. */
const steps = [
  'annotation.add',
  'annotation.update',
  'annotation.remove',
  'fragment.add',
  'fragment.update',
  'fragment.remove',
  'highlight.add',
  'highlight.remove',
  'note.add',
  'note.update',
  'note.remove',
  'recording.rename',
  'subtitle.add',
  'subtitle.update',
  'subtitle.remove',
  'angle.pair',
  'angle.move',
  'angle.unpair',
] as const;

/** What is done on this recording, made once, with the newest facts at hand. */
export function useWorks(facts: Facts, film: FilmControls, angles: Angles): Works {
  const client = useClient();
  const { t } = useTranslation();
  const titleOf = (number: number): string => t('viewing.fragmentNumber', { number });
  const say = (direction: 'undo' | 'redo', label: string): void => {
    const step = steps.find((one) => one === label);
    if (step === undefined) return;
    const what = t(`viewing.step.${step}`);
    announce(direction === 'undo' ? t('viewing.undoDone', { what }) : t('viewing.redoDone', { what }));
  };
  const now = useRef({ facts, titleOf, say });
  now.current = { facts, titleOf, say };

  const [works] = useState((): Works => {
    const recordingId = facts.recording.id;
    const changes = new Changes(client);
    const toasts = new Toasts();
    const place = new Place(client, recordingId);
    const looks = new Looks(facts.view, place, facts.guides);
    const parts = { recordingId, film, changes, toasts };
    const justStored = new JustStored();
    const annotations = () => now.current.facts.annotations;
    const tagging = new Tagging({ ...parts, annotations, justStored });
    const clipping = new Clipping({
      ...parts,
      fragments: () => now.current.facts.fragments,
      isReleased: (id) => now.current.facts.released.has(id),
      titleOf: (number) => now.current.titleOf(number),
    });
    const history = new History({
      ...parts,
      tagging,
      say: (direction, label) => now.current.say(direction, label),
    });
    const jotting = new Jotting(parts);
    return { film, angles, changes, toasts, place, looks, justStored, tagging, clipping, jotting, history };
  });

  useFollowing(works);
  return works;
}

/** The work follows the film: what runs grows, a pause asks, the place is remembered, and leaving ends what runs. */
function useFollowing({ film, tagging, place }: Works): void {
  useEffect(() => {
    const unsubscribe = film.state.subscribe((state, before) => {
      if (state.positionUs !== before.positionUs) {
        tagging.follow(state.positionUs);
        place.follow(state.positionUs);
      }
      if (before.playing && !state.playing) tagging.paused(state.positionUs);
    });
    const leave = (): void => {
      tagging.closeOpen();
      place.flush();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [film, tagging, place]);
}
