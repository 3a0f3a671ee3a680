import { KijkkringError } from '../../../shared/errors.ts';
import { nearestFrame } from '../../../shared/kernels/frame-times.ts';
import { highlightId, noteId, type RecordingId } from '../../../shared/model/ids.ts';
import type { Highlight, Note } from '../../../shared/model/recording.ts';
import type { WritableDb } from '../../store/database.ts';
import {
  deleteHighlight,
  deleteNote,
  findHighlight,
  findNote,
  insertHighlight,
  insertNote,
  setNoteText,
} from '../../store/repositories/viewing-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { type Timeline, timelineOf } from '../recording/timeline.ts';

/** How much a highlight marks on either side of the key (DECISIONS 6), in microseconds. */
const HIGHLIGHT_REACH_US = 15_000_000;

/** @throws `timeOutside` */
export function addNote(
  { db, session }: MutationContext,
  input: Pick<Note, 'recordingId' | 'atUs' | 'text'>,
): Note {
  const atUs = snap(timelineOf(db, input.recordingId), input.atUs);
  const added: Note = { ...input, atUs, id: noteId.parse(session.ids.next()) };
  insertNote(db, added);
  return added;
}

/** @throws `noteNotFound` */
export function changeNote(db: WritableDb, id: string, text: string): Note {
  const present = findNote(db, id);
  if (present === null) throw new KijkkringError('noteNotFound');
  setNoteText(db, id, text);
  return { ...present, text };
}

/** @throws `noteNotFound` */
export function removeNote(db: WritableDb, id: string): void {
  if (findNote(db, id) === null) throw new KijkkringError('noteNotFound');
  deleteNote(db, id);
}

/** @throws `timeOutside` */
export function addHighlight(
  { db, session }: MutationContext,
  input: { recordingId: RecordingId; atUs: number },
): Highlight {
  const timeline = timelineOf(db, input.recordingId);
  const atUs = snap(timeline, input.atUs);
  const added: Highlight = {
    id: highlightId.parse(session.ids.next()),
    recordingId: input.recordingId,
    atUs,
    startUs: snap(timeline, Math.max(0, atUs - HIGHLIGHT_REACH_US)),
    endUs:
      atUs + HIGHLIGHT_REACH_US >= timeline.endUs
        ? timeline.endUs
        : snap(timeline, atUs + HIGHLIGHT_REACH_US),
  };
  insertHighlight(db, added);
  return added;
}

/** @throws `highlightNotFound` */
export function removeHighlight(db: WritableDb, id: string): void {
  if (findHighlight(db, id) === null) throw new KijkkringError('highlightNotFound');
  deleteHighlight(db, id);
}

function snap(timeline: Timeline, atUs: number): number {
  if (atUs > timeline.endUs) throw new KijkkringError('timeOutside');
  return timeline.timesUs[nearestFrame(timeline.timesUs, atUs)] ?? 0;
}
