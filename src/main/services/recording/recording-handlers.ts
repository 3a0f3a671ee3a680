import { listRecordings, setRecordingTitle } from '../../store/repositories/recording-repository.ts';
import type { JobHandlers, MutationHandlers, QueryHandlers, SessionHandlers } from '../handlers.ts';
import { confirmJob } from './confirm-job.ts';
import { importJob } from './import-job.ts';
import { keepArrived } from './keep-arrived.ts';
import { filmstripOf, peaksOf } from './overview-reading.ts';
import { partsOf } from './part-list.ts';
import { readAgain } from './read-again.ts';
import { pauseReview } from './review-keeping.ts';
import { reviewJob } from './review-making.ts';
import { reviewCopyOf, reviewPiecesOf } from './review-reading.ts';
import { requireRecording, timelineOf } from './timeline.ts';

export const recordingQueries: QueryHandlers<
  | 'recording.list'
  | 'recording.get'
  | 'recording.frameTimes'
  | 'recording.parts'
  | 'recording.filmstrip'
  | 'recording.peaks'
  | 'recording.reviewCopy'
  | 'recording.reviewPieces'
> = {
  'recording.list': (_input, { db }) => listRecordings(db),
  'recording.get': (input, { db }) => requireRecording(db, input.recordingId),
  'recording.parts': (input, session) => partsOf(session, input.recordingId),
  'recording.filmstrip': (input, session) => filmstripOf(session, input.recordingId),
  'recording.peaks': (input, session) => peaksOf(session, input),
  'recording.reviewCopy': (input, session) => reviewCopyOf(session, input.recordingId),
  'recording.reviewPieces': (input, session) => reviewPiecesOf(session, input),
  'recording.frameTimes': (input, { db }) => {
    const { timesUs, endUs } = timelineOf(db, input.recordingId);
    return {
      frames: timesUs.length,
      endUs,
      timesUs: [...timesUs.subarray(input.from, input.from + input.count)],
    };
  },
};

export const recordingMutations: MutationHandlers<'recording.rename' | 'recording.pauseReviewCopy'> = {
  'recording.pauseReviewCopy': (input, context) => pauseReview(context, input.recordingId),
  'recording.rename': (input, { db }) => {
    requireRecording(db, input.recordingId);
    setRecordingTitle(db, input.recordingId, input.title);
    return requireRecording(db, input.recordingId);
  },
};

export const recordingJobs: JobHandlers<
  'recording.import' | 'recording.confirm' | 'recording.makeReviewCopy'
> = {
  'recording.import': importJob,
  'recording.confirm': confirmJob,
  'recording.makeReviewCopy': reviewJob,
};

export const recordingActions: SessionHandlers<'recording.readAgain' | 'recording.keepArrived'> = {
  'recording.readAgain': readAgain,
  'recording.keepArrived': keepArrived,
};
