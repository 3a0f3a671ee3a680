import { expect, test } from 'vitest';
import type { FoundFrames } from '../../media/find-frames.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { reviewNeed, reviewNeedOfFrames } from './review-need.ts';

const video = { codec: 'h264', pixelFormat: 'yuv420p', interlaced: false, transfer: 'sdr' };
const film = (picture: object, rest: object = {}) =>
  ({ container: 'mp4', video: { ...video, ...picture }, audio: { codec: 'aac' }, ...rest }) as MediaProbe;

test('each kind of film that Chromium is no good for has its own reason, the picture first', () => {
  expect([
    reviewNeed([film({})]),
    reviewNeed([film({ codec: 'hevc' }, { container: 'mpegts', audio: { codec: 'ac3' } })]),
    reviewNeed([film({}, { container: 'mpegts', audio: { codec: 'ac3' } })]),
    reviewNeed([film({}, { audio: { codec: 'amr_nb' } })]),
    reviewNeed([film({ interlaced: true })]),
    reviewNeed([film({ transfer: 'hlg' })]),
    reviewNeed([film({}), film({ codec: 'mpeg4' })]),
  ]).toEqual([null, 'codec', 'container', 'sound', 'interlaced', 'colour', 'codec']);
});

test('what is found when its frames are counted: a hole, groups that can’t be entered, or key frames far apart in a film that is worth it', () => {
  const found = (endUs: number, keyGapUs: number | null, rest: object = {}) =>
    reviewNeedOfFrames({
      ...{ hole: null, cutShort: null, openGroups: false },
      ...{ keyGapUs, index: { endUs }, ...rest },
    } as FoundFrames);
  expect([
    found(100_000_000, 2_000_000),
    found(100_000_000, 10_000_000),
    found(10_000_000, 10_000_000),
    found(100_000_000, null),
    found(10_000_000, 1, { hole: { fromUs: 1, toUs: 2 } }),
    found(10_000_000, 1, { openGroups: true }),
  ]).toEqual([null, 'longGop', null, null, 'damaged', 'openGroups']);
});
