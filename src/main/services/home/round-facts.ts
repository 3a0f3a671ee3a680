import type { OutputOf } from '../../../shared/contract/contract.ts';
import { hasWatched } from '../../../shared/kernels/watching.ts';
import type { FragmentId, ParticipantId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { Round } from '../../../shared/model/trajectory.ts';
import type { ReadableDb } from '../../store/database.ts';
import {
  findView,
  listIntentions,
  listViews,
  type MadeBundle,
} from '../../store/repositories/home-repository.ts';
import { listMeetings, listReleases } from '../../store/repositories/meeting-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import {
  listAnnotations,
  listFragments,
  listHighlights,
  listNotes,
} from '../../store/repositories/viewing-repository.ts';
import { recordingToOpen } from './recording-to-open.ts';

type Shown = OutputOf<'home.trajectory'>['rounds'][number];
type Arc = Shown['arcs']['filmed'];

/** A round as home shows it, and which of its fragments are released now. */
export type RoundFacts = Omit<Shown, 'current'> & { readonly releasedFragments: readonly FragmentId[] };

/** How far a round is, from her own recordings in it, what was marked in them, what was released and what was packed. */
export function roundFacts(
  db: ReadableDb,
  round: Round,
  { selfId, today, made }: { selfId: ParticipantId; today: string; made: readonly MadeBundle[] },
): RoundFacts {
  const recordings = listRecordings(db).filter(
    ({ roundId, ownerId }) => roundId === round.id && ownerId === selfId,
  );
  const fragments = recordings.flatMap(({ id }) => listFragments(db, id));
  const releases = listReleases(db, null).filter(
    ({ fragmentId, revokedAt }) => revokedAt === null && fragments.some(({ id }) => id === fragmentId),
  );
  const released = [...new Set(releases.map(({ fragmentId }) => fragmentId))];
  const packed = new Set(made.flatMap(({ fragmentIds }) => fragmentIds));
  const dates = listMeetings(db)
    .filter(({ id }) => releases.some(({ meetingId }) => meetingId === id))
    .map(({ date }) => date);
  const opened = recordingToOpen(recordings, listViews(db));
  const past = dates.filter((date) => date < today);
  return {
    roundId: round.id,
    number: round.number,
    arcs: {
      filmed: filmed(recordings),
      watched: released.length > 0 ? 'done' : watched(db, recordings),
      prepared: released.length === 0 ? 'empty' : released.every((id) => packed.has(id)) ? 'done' : 'partly',
      discussed: past.length > 0 ? 'done' : dates.includes(today) ? 'partly' : 'empty',
    },
    opens: opened?.id ?? null,
    title: opened?.title ?? null,
    readInAt: recordings.length === 0 ? null : Math.min(...recordings.map(({ importedAt }) => importedAt)),
    discussedOn: past.at(-1) ?? null,
    intention: listIntentions(db).find(({ roundId }) => roundId === round.id)?.text ?? null,
    releasedFragments: released,
  };
}

function filmed(recordings: readonly Recording[]): Arc {
  if (recordings.length === 0) return 'empty';
  return recordings.every(({ state }) => state === 'ready' || state === 'destroyed') ? 'done' : 'partly';
}

function watched(db: ReadableDb, recordings: readonly Recording[]): Arc {
  const each = recordings.map(({ id, state, durationUs }): Arc => {
    const furthestUs = findView(db, id)?.furthestUs ?? 0;
    const isCounted = state === 'ready' || state === 'destroyed';
    if (isCounted && hasWatched({ durationUs, furthestUs, saidSo: false })) return 'done';
    return furthestUs > 0 || hasMarks(db, id) ? 'partly' : 'empty';
  });
  if (each.length > 0 && each.every((arc) => arc === 'done')) return 'done';
  return each.every((arc) => arc === 'empty') ? 'empty' : 'partly';
}

function hasMarks(db: ReadableDb, recordingId: string): boolean {
  const lists = [listFragments, listAnnotations, listHighlights, listNotes];
  return lists.some((list) => list(db, recordingId).length > 0);
}
