import { expect, test } from 'vitest';
import { findFfmpeg, outsideArchive, versionIsEnough } from './ffmpeg-binary.ts';

test.each([
  ['ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers', true],
  ['ffmpeg version n7.1 Copyright (c)', true],
  ['ffmpeg version 10.0 Copyright (c)', true],
  ['ffprobe version 6.0-static https://example.org Copyright (c)', true],
  ['ffmpeg version N-117721-g3b1214e2d6 Copyright (c)', true],
  ['ffmpeg version git-2024-01-01-abcdef Copyright (c)', true],
  ['ffmpeg version 5.0.1 Copyright (c)', false],
  ['ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c)', false],
  ['something else entirely', false],
  ['', false],
])('%s: %s', (line, enough) => {
  expect(versionIsEnough(line)).toBe(enough);
});

test('the tools are found once and kept', async () => {
  const found = await findFfmpeg();
  expect(found).toBe(await findFfmpeg());
  expect(found.ffmpeg).toMatch(/ffmpeg/);
});

test('a binary inside the application archive is looked for beside it', () => {
  expect([
    outsideArchive('/opt/Kijkkring/resources/app.asar/node_modules/ffmpeg-static/ffmpeg'),
    outsideArchive('C:\\K\\app.asar\\node_modules\\ffmpeg.exe'),
    outsideArchive('/home/m/kijkkring/node_modules/ffmpeg-static/ffmpeg'),
  ]).toEqual([
    '/opt/Kijkkring/resources/app.asar.unpacked/node_modules/ffmpeg-static/ffmpeg',
    'C:\\K\\app.asar.unpacked\\node_modules\\ffmpeg.exe',
    '/home/m/kijkkring/node_modules/ffmpeg-static/ffmpeg',
  ]);
});
