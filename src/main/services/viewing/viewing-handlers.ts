import {
  listAnnotations,
  listFragments,
  listHighlights,
  listNotes,
} from '../../store/repositories/viewing-repository.ts';
import type { MutationHandlers, QueryHandlers } from '../handlers.ts';
import { addAnnotation, changeAnnotation, removeAnnotation } from './annotation-service.ts';
import { addFragment, changeFragment, removeFragment } from './fragment-service.ts';
import { addHighlight, addNote, changeNote, removeHighlight, removeNote } from './note-service.ts';

export const viewingQueries: QueryHandlers<
  'fragment.list' | 'annotation.list' | 'note.list' | 'highlight.list' | 'guide.list'
> = {
  'fragment.list': (input, { db }) => listFragments(db, input.recordingId),
  'annotation.list': (input, { db }) => listAnnotations(db, input.recordingId),
  'note.list': (input, { db }) => listNotes(db, input.recordingId),
  'highlight.list': (input, { db }) => listHighlights(db, input.recordingId),
  'guide.list': (_input, { guides }) => [...guides],
};

export const viewingMutations: MutationHandlers<
  | 'fragment.add'
  | 'fragment.update'
  | 'fragment.remove'
  | 'annotation.add'
  | 'annotation.update'
  | 'annotation.remove'
  | 'note.add'
  | 'note.update'
  | 'note.remove'
  | 'highlight.add'
  | 'highlight.remove'
> = {
  'fragment.add': (input, context) => addFragment(context, input),
  'fragment.update': (input, { db }) => changeFragment(db, input.fragmentId, input),
  'fragment.remove': (input, { db }) => {
    removeFragment(db, input.fragmentId);
    return {};
  },
  'annotation.add': (input, context) => addAnnotation(context, input),
  'annotation.update': (input, context) => changeAnnotation(context, input.annotationId, input),
  'annotation.remove': (input, { db }) => {
    removeAnnotation(db, input.annotationId);
    return {};
  },
  'note.add': (input, context) => addNote(context, input),
  'note.update': (input, { db }) => changeNote(db, input.noteId, input.text),
  'note.remove': (input, { db }) => {
    removeNote(db, input.noteId);
    return {};
  },
  'highlight.add': (input, context) => addHighlight(context, input),
  'highlight.remove': (input, { db }) => {
    removeHighlight(db, input.highlightId);
    return {};
  },
};
