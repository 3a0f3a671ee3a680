import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { BundleLibrary } from './bundle-library.ts';
import { makeCameraFile } from './camera-file.ts';
import { usualStatement } from './stated-class.ts';

/** Words by which a lesson is known again. */
export interface LessonTexts {
  readonly recording: string;
  readonly unreleased: string;
  readonly note: string;
  readonly pupil: string;
}

/**
 * A lesson with something of everything on it, one fragment of it released; answers the ids, by the names of
 * fields, and that of the released one as `given`.
 */
export async function lessonWithAll(library: BundleLibrary, other: BundleLibrary, texts: LessonTexts) {
  const { core, folder } = library;
  const film = makeCameraFile(`${folder}.mp4`, { seconds: 2 });
  const { id: recordingId } = await library.job<OutputOf<'recording.import'>>('recording.import', {
    ...{ paths: [film], title: texts.recording },
  });
  const coach = await core.ask('owner', 'participant.add', { name: 'Nadia', role: 'coach' });
  const { id: pupilId } = await core.ask('owner', 'pupil.add', { firstName: texts.pupil });
  const group = await core.ask('owner', 'group.add', { name: 'Groep vijf' });
  const { card } = await other.core.ask('owner', 'card.own', {});
  const contact = await core.ask('owner', 'contact.add', { name: 'Iemand', card });
  await core.ask('owner', 'class.state', usualStatement);
  const note = await core.ask('owner', 'note.add', { recordingId, atUs: 1_000_000, text: texts.note });
  const highlight = await core.ask('owner', 'highlight.add', { recordingId, atUs: 1_000_000 });
  const annotation = await core.ask('owner', 'annotation.add', { recordingId, itemCode: 'A1', startUs: 0 });
  const hidden = { recordingId, inUs: 800_000, outUs: 1_600_000, title: texts.unreleased };
  const { id: fragmentId } = await core.ask('owner', 'fragment.add', hidden);
  const span = { startUs: 800_000, endUs: 1_600_000 };
  const silence = { fragmentId, pupilId, muted: true, keys: [], ...span };
  const cover = await core.ask('owner', 'cover.add', { ...silence, shape: 'none' });
  const subtitle = await core.ask('owner', 'subtitle.add', { fragmentId, startUs: 800_000, text: 'Kijk.' });
  const released = { recordingId, inUs: 0, outUs: 400_000, title: 'Wachten' };
  const { id: given } = await core.ask('owner', 'fragment.add', released);
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Bouwvergadering', date: '2030-01-15' });
  await core.ask('owner', 'release.release', { fragmentIds: [given], meetingId: meeting.id });
  const { trajectory, rounds } = await core.ask('owner', 'trajectory.get', {});
  return {
    ...{ recordingId, trajectoryId: trajectory.id, roundId: rounds[0]?.id, meetingId: meeting.id },
    ...{ pupilId, groupId: group.id, participantId: coach.id, contactId: contact.id, given },
    ...{ noteId: note.id, highlightId: highlight.id, annotationId: annotation.id, fragmentId },
    ...{ coverId: cover.id, subtitleId: subtitle.id },
    ...{ fragmentIds: [fragmentId], audience: [coach.id], present: [coach.id], operatedBy: coach.id },
    ...{ keptNames: [pupilId], contacts: [contact.id], toUs: 1_000_000 },
  };
}
