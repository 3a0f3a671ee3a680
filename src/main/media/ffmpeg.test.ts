import { expect, test } from 'vitest';
import { z } from 'zod';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { readFfprobeJson, runFfmpeg } from './ffmpeg.ts';
import { withSourceServer } from './source-server.ts';

/** A film of our own making, in memory. */
async function makeFilm(seconds: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await runFfmpeg({
    inputs: [{ lavfi: `testsrc2=s=160x120:r=25:d=${seconds}` }, { lavfi: `sine=d=${seconds}` }],
    outputArgs: [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-c:a',
      'pcm_s16le',
      '-metadata',
      'title=Groep 5b',
      '-f',
      'matroska',
      'pipe:1',
    ],
    onStdout: (bytes) => void pieces.push(bytes),
  });
  return Buffer.concat(pieces);
}

test('two outputs and the progress of one reading', async () => {
  const film = memorySource(await makeFilm(2));
  const progress: number[] = [];
  const taken = { picture: 0, sound: 0 };
  const exitCode = await withSourceServer([film], async ([url = ''], openSink) => {
    const sink = openSink((bytes) => {
      taken.sound += bytes.length;
    });
    const report = await runFfmpeg({
      inputs: [{ url }],
      outputArgs: [
        ...['-map', '0:v', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
        ...['-map', '0:a', '-f', 's16le', '-ac', '1', '-ar', '8000', '-method', 'PUT', sink.url],
      ],
      onStdout: (bytes) => {
        taken.picture += bytes.length;
      },
      onProgress: (us) => progress.push(us),
    });
    await sink.finished();
    return report.exitCode;
  });
  expect({ exitCode, taken }).toEqual({
    exitCode: 0,
    taken: { picture: 50 * 160 * 120, sound: 2 * 8_000 * 2 },
  });
  expect(progress.at(-1)).toBeGreaterThanOrEqual(1_900_000);
});

test('several inputs of one job', async () => {
  const [one, two] = [memorySource(await makeFilm(1)), memorySource(await makeFilm(2))];
  let frames = 0;
  await withSourceServer([one, two], ([a = '', b = '']) =>
    runFfmpeg({
      inputs: [{ url: a }, { url: b, args: ['-ss', '1'] }],
      outputArgs: ['-filter_complex', '[0:v][1:v]concat=n=2', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'],
      onStdout: (bytes) => {
        frames += bytes.length / (160 * 120);
      },
    }),
  );
  expect(frames).toBe(50);
});

test('no address of the source and no text of the film reaches a report', async () => {
  const film = memorySource((await makeFilm(1)).slice(0, 9_000));
  const { report, url } = await withSourceServer([film], async ([address = '']) => ({
    url: address,
    report: await runFfmpeg({
      inputs: [{ url: address }, { url: address.replace('source-0', 'source-9') }],
      outputArgs: ['-f', 'null', '-'],
    }),
  }));
  const said = report.lastLines.join('\n');
  expect(report.exitCode).not.toBe(0);
  expect(said).toContain('<source>');
  const secret = url.split('/')[3] ?? 'no token';
  expect([secret, '127.0.0.1', 'Groep 5b'].filter((text) => said.includes(text))).toEqual([]);
});

test('an address that is not ours is never handed to ffmpeg', async () => {
  const addresses = [
    'http://example.org/a',
    'file:/etc/passwd',
    '/etc/passwd',
    'http://127.0.0.1:1/a/../b/c',
  ];
  for (const url of addresses) {
    await expect(runFfmpeg({ inputs: [{ url }], outputArgs: [] })).rejects.toMatchObject({
      code: 'internal',
    });
  }
});

test('ffprobe answers through the same fence, and what does not fit is no answer', async () => {
  const film = memorySource(await makeFilm(1));
  const args = ['-show_entries', 'stream=codec_type'];
  const fits = z.object({ streams: z.array(z.object({ codec_type: z.string() })) });
  const misfits = z.object({ frames: z.array(z.string()) });
  const answers = await withSourceServer([film], async ([url = '']) => [
    (await readFfprobeJson({ url, args, schema: fits })).answer,
    (await readFfprobeJson({ url, args, schema: misfits })).answer,
  ]);
  expect(answers).toEqual([{ streams: [{ codec_type: 'video' }, { codec_type: 'audio' }] }, null]);
});
