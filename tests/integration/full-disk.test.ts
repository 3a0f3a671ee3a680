import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('full-disk');
const disk = join(scratch, 'disk');
mkdirSync(disk);
/** A disk of 96 MB that can really be filled; needs root on Linux. */
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk]).status === 0;
if (!mounted)
  process.stdout.write('full-disk.test: skipped, a small disk can only be mounted by root on Linux\n');
let core: Core;

afterAll(async () => {
  await core?.close();
  if (mounted) spawnSync('umount', [disk]);
});

describe.runIf(mounted)('on a full disk', () => {
  const filler = join(disk, 'filler');

  function fill(): void {
    const block = Buffer.alloc(1024 * 1024);
    for (let size = block.length; size >= 1; size = Math.floor(size / 4)) {
      try {
        for (;;) appendFileSync(filler, block.subarray(0, size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  }

  test('an import without room is refused before anything is made', async () => {
    core = await coreWithLibrary(join(disk, 'library'));
    const large = makeCameraFile(join(scratch, 'large.mp4'), {
      seconds: 40,
      size: '1280x720',
      bitrate: '20M',
    });
    const { jobId } = await core.ask('owner', 'recording.import', { paths: [large] });
    await expect(core.outcomeOf(jobId)).rejects.toMatchObject({ code: 'diskFull' });
    expect(await core.ask('owner', 'recording.list', {})).toEqual([]);
    expect(readdirSync(join(disk, 'library', 'footage'))).toEqual([]);
  });

  test('a disk that fills up during an import loses nothing: it goes on when there is room again', async () => {
    const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 16, size: '1280x720', bitrate: '20M' });
    const filled = new Promise<void>((resolve) => {
      const stop = core.listen((event) => {
        if (event.type !== 'jobChanged' || event.job.phase !== 'sealing') return;
        stop();
        fill();
        resolve();
      });
    });
    const { jobId } = await core.ask('owner', 'recording.import', { paths: [film] });
    await filled;
    await expect(core.outcomeOf(jobId)).rejects.toMatchObject({ code: 'diskFull' });
    rmSync(filler);
    await core.ask('owner', 'job.resume', { jobId });
    expect(await core.outcomeOf(jobId)).toMatchObject({ state: 'ready', frames: 400 });
  });

  test('a tag on a full disk is refused, and the library stays whole', async () => {
    const [recording] = await core.ask('owner', 'recording.list', {});
    if (recording === undefined) throw new Error('there is a recording by now');
    const tag = { recordingId: recording.id, itemCode: 'A1', startUs: 0 };
    fill();
    let refused = 'none';
    for (let at = 0; at < 2000 && refused === 'none'; at += 1) {
      const result = await core.call('owner', 'annotation.add', { ...tag, note: 'x'.repeat(4000) });
      if (!result.ok) refused = result.error.code;
    }
    expect(refused).toBe('diskFull');
    rmSync(filler);
    const before = (await core.ask('owner', 'annotation.list', { recordingId: recording.id })).length;
    await core.ask('owner', 'annotation.add', tag);
    expect((await core.ask('owner', 'annotation.list', { recordingId: recording.id })).length).toBe(
      before + 1,
    );
  });
});
