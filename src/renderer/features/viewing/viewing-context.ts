import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { invariant } from '../../../shared/assert.ts';
import type { Guide, GuideItem } from '../../../shared/model/guide.ts';
import type { Facts } from './facts.ts';
import type { Angles } from './work/angles.ts';
import type { Changes } from './work/changes.ts';
import type { Clipping } from './work/clipping.ts';
import type { FilmControls, FilmState } from './work/film.ts';
import type { History } from './work/history.ts';
import type { Jotting } from './work/jotting.ts';
import type { JustStored } from './work/just-stored.ts';
import type { Looks } from './work/looks.ts';
import type { Place } from './work/place.ts';
import type { Tagging } from './work/tagging.ts';
import type { Toasts } from './work/toasts.ts';

/** What one recording that is being watched has one of. */
export type Works = {
  readonly film: FilmControls;
  readonly angles: Angles;
  readonly changes: Changes;
  readonly toasts: Toasts;
  readonly tagging: Tagging;
  readonly clipping: Clipping;
  readonly jotting: Jotting;
  readonly history: History;
  readonly place: Place;
  readonly looks: Looks;
  readonly justStored: JustStored;
};

export type Viewing = Works & {
  readonly facts: Facts;
  /** Marks can be placed: every frame is counted. */
  readonly markable: boolean;
};

export const ViewingContext = createContext<Viewing | null>(null);

/** What stays the same as long as the recording is open; a part that needs no more is not drawn anew by a markering. */
export const WorksContext = createContext<Works | null>(null);

export function useWork(): Works {
  const works = useContext(WorksContext);
  invariant(works !== null, 'no recording around this component');
  return works;
}

export function useViewing(): Viewing {
  const viewing = useContext(ViewingContext);
  invariant(viewing !== null, 'no recording around this component');
  return viewing;
}

/** Part of the film's state; only a change of that part draws anew. */
export function useFilmState<Part>(select: (state: FilmState) => Part): Part {
  return useStore(useWork().film.state, select);
}

/** The words of guides and the names of pupils, in the language of the interface. */
export type Names = {
  readonly item: (item: GuideItem) => string;
  readonly guide: (guide: Guide) => string;
  /** First name, or the number of who has none here. */
  readonly pupil: (pupilId: string | null) => string | undefined;
};

export function useNames(): Names {
  const { i18n, t } = useTranslation();
  const { pupils } = useViewing().facts;
  const language = i18n.language === 'en' ? 'en' : 'nl';
  return {
    item: (item) => item.label[language],
    guide: (guide) => guide.title[language],
    pupil: (pupilId) => {
      const pupil = pupils.find(({ id }) => id === pupilId);
      if (pupil === undefined) return undefined;
      return pupil.firstName ?? t('viewing.pupilNumber', { number: pupil.number });
    },
  };
}
