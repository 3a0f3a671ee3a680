import type { Sighting } from '../../../shared/model/class.ts';
import type { Cover } from '../../../shared/model/cover.ts';
import type { Meeting } from '../../../shared/model/meeting.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Participant, Pupil } from '../../../shared/model/trajectory.ts';
import { localDay } from '../../i18n/dates.ts';
import { useRecords } from '../../stores/use-records.ts';
import type { ReleaseCheck } from './release-draft.ts';

export type SheetFacts = {
  readonly fragments: readonly Fragment[];
  readonly participants: readonly Participant[];
  /** Those from today on and the one that was chosen, the first one first. */
  readonly meetings: readonly Meeting[];
  readonly meeting: Meeting | undefined;
  readonly check: ReleaseCheck | undefined;
  readonly pupils: readonly Pupil[];
  /** Those about whom is asked, as they may not be recognisable. */
  readonly hiddenPupils: readonly Pupil[];
  readonly sightings: readonly Sighting[];
  readonly covers: readonly Cover[];
  /** Ids of fragments that are released for this meeting already. */
  readonly released: readonly string[];
};

/** What the sheet has to know of a recording and its group. @param wanted the meeting that was chosen, if one was */
export function useSheetFacts(recordingId: string, wanted: string | null): SheetFacts {
  const fragments = useRecords('fragment.list', { recordingId }).value ?? [];
  const { participants = [], pupils = [] } = useRecords('trajectory.get', {}).value ?? {};
  const today = localDay(Date.now());
  const meetings = (useRecords('meeting.list', {}).value ?? []).filter(
    ({ id, date }) => id === wanted || date >= today,
  );
  const meeting = meetings.find(({ id }) => id === wanted) ?? meetings[0];
  const { value: check } = useRecords(
    'release.check',
    meeting === undefined ? null : { fragmentIds: fragments.map(({ id }) => id), meetingId: meeting.id },
  );
  const fragmentIds = fragments.map(({ id }) => id);
  const sightings = useRecords('sighting.list', { fragmentIds }).value ?? [];
  const covers = useRecords('cover.list', { fragmentIds }).value ?? [];
  const hiddenPupils = pupils.filter(({ id }) => check?.hiddenPupils.includes(id));
  const released = (check?.fragments ?? []).filter((one) => one.released).map(({ fragmentId }) => fragmentId);
  return {
    fragments,
    participants,
    meetings,
    meeting,
    check,
    pupils,
    hiddenPupils,
    sightings,
    covers,
    released,
  };
}
