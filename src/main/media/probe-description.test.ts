import { expect, test } from 'vitest';
import type { LogLine } from './ffmpeg-log.ts';
import { type DescribedStream, readDescription } from './probe-description.ts';

function info(...lines: string[]): LogLine[] {
  return lines.map((text) => ({ speaker: null, level: 'info', text }));
}

const header = "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from '<source>':";

function stream(line: string): DescribedStream | undefined {
  return readDescription(info(header, line))?.streams[0];
}

const plain: DescribedStream = {
  index: 0,
  kind: 'Video',
  codec: 'h264',
  profile: 'High',
  pixelFormat: 'yuv420p',
  transfer: 'sdr',
  width: 640,
  height: 360,
  sampleAspect: [1, 1],
  fieldsApart: false,
  isDefault: true,
  isStill: false,
  rotation: 0,
};

test('a phone film: rotation, default streams, data tracks', () => {
  const description = readDescription(
    info(
      header,
      '  Metadata:',
      '    com.apple.quicktime.location.ISO6709: +52.0000+005.0000+001.000/',
      '  Duration: 00:00:00.31, start: 0.000000, bitrate: 63814 kb/s',
      '  Stream #0:0[0x1](eng): Video: h264 (High) (avc1 / 0x31637661), yuvj420p(pc, bt470bg/bt470bg/smpte170m, progressive), 3840x2160, 66330 kb/s, 60.06 fps, 60 tbr, 90k tbn (default)',
      '    Metadata:',
      '      handler_name    : VideoHandle',
      '    Side data:',
      '      displaymatrix: rotation of -90.00 degrees',
      '  Stream #0:1[0x2](eng): Audio: aac (LC) (mp4a / 0x6134706D), 48000 Hz, stereo, fltp, 199 kb/s (default)',
      '  Stream #0:2[0x3](und): Data: none (mebx / 0x7862656D), 0 kb/s (default)',
    ),
  );
  expect(description).toEqual({
    container: 'mp4',
    claimedUs: 310_000,
    streams: [
      { ...plain, pixelFormat: 'yuvj420p', width: 3840, height: 2160, rotation: 90 },
      {
        ...plain,
        index: 1,
        kind: 'Audio',
        codec: 'aac',
        profile: 'LC',
        pixelFormat: null,
        width: 0,
        height: 0,
      },
      {
        ...plain,
        index: 2,
        kind: 'Data',
        codec: 'none',
        profile: null,
        pixelFormat: null,
        width: 0,
        height: 0,
      },
    ],
  });
});

const bright = { codec: 'hevc', profile: 'Main 10', pixelFormat: 'yuv420p10le', width: 64, height: 64 };

test('shapes, codecs and marks of a picture', () => {
  expect([
    stream(
      '  Stream #0:0: Video: h264 (High) (avc1 / 0x1), yuv420p, 800x640 [SAR 1137:800 DAR 1137:640], 25 fps (default)',
    ),
    stream(
      '  Stream #0:0: Video: vp9 (Profile 2), none, 320x240, SAR 4:3 DAR 16:9, 25 fps, 1k tbn (default)',
    ),
    stream(
      '  Stream #0:0: Video: h264 (High) (avc1 / 0x1), yuv420p, 720x576 [SAR 1:1 DAR 5:4], SAR 64:45 DAR 16:9 (default)',
    ),
    stream(
      '  Stream #0:0[0x100]: Video: h264 (High) ([27][0][0][0] / 0x001B), yuv420p(tv, bt709, top first), 1920x1080 [SAR 1:1 DAR 16:9]',
    ),
    stream(
      '  Stream #0:0: Video: av1 (libdav1d) (Main) (av01 / 0x31), yuv420p10le(tv), 640x360 (default) (attached pic)',
    ),
    stream('  Stream #0:0: Video: none (abcd / 0x1), none, 0x0 [SAR 0:1 DAR 0:1]'),
    stream(
      '  Stream #0:0: Video: hevc (Main 10) (hvc1 / 0x1), yuv420p10le(tv, bt2020nc/bt2020/arib-std-b67), 64x64 (default)',
    ),
    stream(
      '  Stream #0:0: Video: hevc (Main 10), yuv420p10le(tv, bt2020nc/bt2020/smpte2084, progressive), 64x64 (default)',
    ),
  ]).toEqual([
    { ...plain, width: 800, height: 640, sampleAspect: [1137, 800] },
    {
      ...plain,
      codec: 'vp9',
      profile: 'Profile 2',
      pixelFormat: null,
      width: 320,
      height: 240,
      sampleAspect: [4, 3],
    },
    { ...plain, width: 720, height: 576, sampleAspect: [64, 45] },
    { ...plain, width: 1920, height: 1080, fieldsApart: true, isDefault: false },
    { ...plain, codec: 'av1', profile: 'Main', pixelFormat: 'yuv420p10le', isStill: true },
    { ...plain, codec: 'none', profile: null, pixelFormat: null, width: 0, height: 0, isDefault: false },
    { ...plain, ...bright, transfer: 'hlg' },
    { ...plain, ...bright, transfer: 'pq' },
  ]);
});

test('rotations in any quarter turn, and skew ones to the nearest', () => {
  const video = '  Stream #0:0: Video: h264 (High), yuv420p, 640x360 (default)';
  const turned = ['-90.00', '90.00', '-180.00', '180.00', '0.00', '-88.00', '-270.00'].map(
    (degrees) =>
      readDescription(info(header, video, `      displaymatrix: rotation of ${degrees} degrees`))?.streams[0]
        ?.rotation,
  );
  expect(turned).toEqual([90, 270, 180, 180, 0, 90, 270]);
});

test('what a file says of itself is never taken for a stream or an input', () => {
  const lines = info(
    header,
    '  Metadata:',
    '    title           : x',
    '                    :   Stream #0:7: Video: h264 (High), yuv420p, 1x1 (default)',
    '    Stream #0:8     : Video: h264',
    '    Duration        : 00:00:01.00, start: 0.000000',
    "    Input #0, hls, from 'x':",
    '  Stream #0:0: Video: h264 (High), yuv420p, 640x360 (default)',
  );
  expect(readDescription(lines)).toEqual({ container: 'mp4', claimedUs: null, streams: [plain] });
});

test('an input that did not open, or of a container off the list, has no description', () => {
  expect(readDescription([{ speaker: 'hls', level: 'error', text: 'Format not on whitelist' }])).toBeNull();
  expect(readDescription(info("Input #0, hls, from 'x':"))).toBeNull();
  expect(readDescription([])).toBeNull();
});
