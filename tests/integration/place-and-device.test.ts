import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('place-and-device');

/** What a telephone writes into its films, each as a word that stands nowhere else. */
const planted = { place: '+52.3731+004.8922', make: 'Zoekfoon', model: 'ZF-1984', title: 'Geheimgymnastiek' };

function makeFilm(): string {
  const path = join(scratch, 'les.mov');
  const tags = {
    ...{ location: `${planted.place}/`, 'com.apple.quicktime.location.ISO6709': `${planted.place}+001.000/` },
    ...{ make: planted.make, model: planted.model, title: planted.title },
  };
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=s=128x96:r=10:d=2'],
    ...['-c:v', 'mpeg4', '-movflags', 'use_metadata_tags'],
    ...Object.entries(tags).flatMap(([key, value]) => ['-metadata', `${key}=${value}`]),
    path,
  ]);
  return path;
}

const foundIn = (bytes: Uint8Array | string): string[] =>
  Object.values(planted).filter((word) => Buffer.from(bytes).includes(word));

test('where and with what it was filmed is never told, stored in the open or copied', async () => {
  const path = makeFilm();
  // the search can find them
  expect(foundIn(readFileSync(path))).toEqual(Object.values(planted));
  const core = await coreWithLibrary(join(scratch, 'library'));
  const told: string[] = [];
  core.listen((event) => told.push(JSON.stringify(event)));
  const { id: recordingId } = (await runJob(core, 'recording.import', { paths: [path] })) as Recording;
  await runJob(core, 'recording.makeReviewCopy', { recordingId });
  const asked = [
    await core.ask('owner', 'recording.list', {}),
    await core.ask('owner', 'recording.parts', { recordingId }),
    await core.ask('owner', 'recording.reviewCopy', { recordingId }),
    await core.ask('owner', 'job.list', {}),
    await core.ask('owner', 'copy.list', {}),
  ];
  expect(foundIn(JSON.stringify(asked) + told.join('\n'))).toEqual([]);
  const copy = await core.media('owner', `review/${recordingId}/0/0`, { method: 'GET', range: null });
  expect(copy?.body?.length).toBeGreaterThan(1000);
  expect(foundIn(copy?.body ?? '')).toEqual([]);
  await core.close();
});
