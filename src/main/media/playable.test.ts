import { expect, test } from 'vitest';
import type { MediaProbe } from './media-probe.ts';
import { judgePlayable } from './playable.ts';

const probe: MediaProbe = {
  container: 'mp4',
  video: {
    streamIndex: 0,
    codec: 'h264',
    profile: 'High',
    pixelFormat: 'yuv420p',
    bitDepth: 8,
    transfer: 'sdr',
    codedWidth: 640,
    codedHeight: 360,
    width: 640,
    height: 360,
    rotation: 0,
    sampleAspect: [1, 1],
    interlaced: false,
    timeBase: [1, 12_800],
    startUs: 0,
  },
  audio: { streamIndex: 1, codec: 'aac', sampleRate: 48_000, channels: 2, startUs: 0 },
  originUs: 0,
  claimedUs: 4_000_000,
  hidesBeforeZero: true,
};

const refused = (codec: string, container = 'mp4') => ({
  playable: false,
  code: 'mediaNotPlayable',
  params: { codec, container },
});

test('what plays and why the rest does not', () => {
  const { video, audio } = probe;
  const withSound = (codec: string) => judgePlayable({ ...probe, audio: audio && { ...audio, codec } });
  expect([
    judgePlayable(probe),
    judgePlayable({ ...probe, audio: null }),
    judgePlayable({
      ...probe,
      container: 'matroska',
      video: { ...video, codec: 'vp9', pixelFormat: 'yuv420p10le' },
    }),
    withSound('pcm_s16be'),
    withSound('ac3'),
    judgePlayable({ ...probe, video: { ...video, codec: 'hevc' } }),
    judgePlayable({ ...probe, video: { ...video, pixelFormat: 'rgb24' } }),
    judgePlayable({ ...probe, video: { ...video, pixelFormat: null } }),
    judgePlayable({ ...probe, container: 'mpegts' }),
  ]).toEqual([
    { playable: true },
    { playable: true },
    { playable: true },
    { playable: true },
    refused('ac3'),
    refused('hevc'),
    refused('h264 rgb24'),
    refused('h264'),
    refused('h264', 'mpegts'),
  ]);
});

test('a film that is damaged on the way says where', () => {
  const places = [0, 9_999_999, 754_000_000, 3_723_000_000].map((brokenAtUs) =>
    judgePlayable(probe, { brokenAtUs }),
  );
  expect(places).toEqual(
    ['0:00', '0:09', '12:34', '1:02:03'].map((at) => ({
      playable: false,
      code: 'mediaPartlyDamaged',
      params: { at },
    })),
  );
  expect(judgePlayable(probe, { brokenAtUs: null })).toEqual({ playable: true });
});
