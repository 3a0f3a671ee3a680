import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { setRecordingReady } from '../../store/repositories/recording-repository.ts';
import { requireKnownFrames, requireRecording } from './timeline.ts';

test('what has to be exact to the frame waits while the frames are in doubt, and only then', () => {
  const { session, recordingId } = sessionOnRows(scratchFolder('timeline'));
  const outcomes = (['counted', 'checking', 'doubtful'] as const).map((counting) => {
    const facts = requireRecording(session.db, recordingId);
    session.change((db) => setRecordingReady(db, recordingId, { ...facts, counting }));
    try {
      requireKnownFrames(session.db, recordingId);
      return 'goes on';
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
  expect(outcomes).toEqual(['goes on', 'goes on', 'recordingBeingCounted']);
});
