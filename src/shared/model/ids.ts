import { z } from 'zod';

/** A random UUID branded with the kind of record it names, so that two kinds can't be mixed up. */
function id<const Brand extends string>(_brand: Brand) {
  return z.uuid().brand<Brand>();
}

export const trajectoryId = id('trajectory');
export const participantId = id('participant');
export const roundId = id('round');
export const learningQuestionId = id('learningQuestion');
export const pupilId = id('pupil');
export const recordingId = id('recording');
export const fragmentId = id('fragment');
export const annotationId = id('annotation');
export const noteId = id('note');
export const highlightId = id('highlight');
export const meetingId = id('meeting');
export const releaseId = id('release');
export const bundleId = id('bundle');
export const jobId = id('job');
export const intentionId = id('intention');
export const classGroupId = id('classGroup');
export const sightingId = id('sighting');
export const coverId = id('cover');
export const contactId = id('contact');
export const subtitleId = id('subtitle');
export const anglePairId = id('anglePair');
export const proposalId = id('proposal');

export type TrajectoryId = z.infer<typeof trajectoryId>;
export type ParticipantId = z.infer<typeof participantId>;
export type RoundId = z.infer<typeof roundId>;
export type LearningQuestionId = z.infer<typeof learningQuestionId>;
export type PupilId = z.infer<typeof pupilId>;
export type RecordingId = z.infer<typeof recordingId>;
export type FragmentId = z.infer<typeof fragmentId>;
export type AnnotationId = z.infer<typeof annotationId>;
export type NoteId = z.infer<typeof noteId>;
export type HighlightId = z.infer<typeof highlightId>;
export type MeetingId = z.infer<typeof meetingId>;
export type ReleaseId = z.infer<typeof releaseId>;
export type BundleId = z.infer<typeof bundleId>;
export type JobId = z.infer<typeof jobId>;
export type IntentionId = z.infer<typeof intentionId>;
export type CoverId = z.infer<typeof coverId>;
export type ContactId = z.infer<typeof contactId>;
export type ProposalId = z.infer<typeof proposalId>;
export type ClassGroupId = z.infer<typeof classGroupId>;
export type SightingId = z.infer<typeof sightingId>;
