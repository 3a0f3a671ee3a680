import { expect, test } from 'vitest';
import { findFfmpeg, versionIsEnough } from './ffmpeg-binary.ts';

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
