import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, readSources } from './support/architecture/source-file.ts';
import { unreadAnswers } from './support/unread-answers.ts';

const code = (text: string) => ({ path: 'src/renderer/a.tsx', text });

test('an answer that nobody reads is found, and one that is read, or asked, is none', () => {
  expect(unreadAnswers([code("go={() => void client.call('job.cancel', { jobId: of(job) })}")])).toEqual([
    'src/renderer/a.tsx: job.cancel',
  ]);
  expect(unreadAnswers([code("void client.call('job.outcome', { jobId }).then(tell);")])).toEqual([]);
  expect(unreadAnswers([code("void client.ask('job.cancel', { jobId });")])).toEqual([]);
});

test('no screen swallows a refusal, but for two that cost nothing', () => {
  const files = readSources(join(import.meta.dirname, '..'), ['src/renderer']).filter(
    ({ path }) => !isTest(path),
  );
  expect(unreadAnswers(files)).toEqual([
    // where it does not open by itself, the wachtzin is asked
    'src/renderer/features/lock/lock.tsx: app.openRemembered',
    // a library that was just locked: the place of a moment before stands
    'src/renderer/features/viewing/work/place.ts: view.put',
  ]);
});
