import { expect, test } from 'vitest';
import type { Recording } from '../../../shared/model/recording.ts';
import type { SeenView } from '../../store/repositories/home-repository.ts';
import { recordingToOpen } from './recording-to-open.ts';

const recording = (id: string, importedAt: number, state: Recording['state'] = 'ready') =>
  ({ id, importedAt, state }) as Recording;
const seen = (...ids: string[]) => ids.map((recordingId) => ({ recordingId }) as SeenView);
const opened = (recordings: Recording[], views: SeenView[]) => recordingToOpen(recordings, views)?.id;

test('the one that was seen last is gone on with, else the newest', () => {
  const both = [recording('new', 2), recording('old', 1)];
  expect(opened(both, seen('old', 'new'))).toBe('old');
  expect(opened(both, seen('elsewhere'))).toBe('new');
  expect(opened([], seen('old'))).toBeUndefined();
});

test('one without a picture is opened only where there is no other', () => {
  const wiped = recording('wiped', 3, 'destroyed');
  expect(opened([wiped, recording('old', 1)], seen('wiped'))).toBe('old');
  expect(opened([wiped, recording('older', 1, 'destroyed')], seen('older'))).toBe('older');
});
