/**
 * What every file of the collection really holds. The counts were taken once with `ffprobe -show_frames` on the chosen
 * stream, edit lists applied, leaving out frames before the presentation's zero and one of each two at the same time:
 *
 * - hevc10_editlist_no_sync_before: 85 packets; the edit list marks 17 as not to be shown, 68 decode, 10 of those lie
 *   before zero (they stand between the sync frame and the cut): 58.
 * - iphone14pro_dolbyvision: 5 packets, one marked as not to be shown: 4.
 * - truncated_annexb_100kB: the index speaks of 745 packets, six have bytes, the last of them cut: 6, of which 5 are good.
 * - nasa_2video_2audio_2subs: both pictures are marked default; players take the first, 325 frames of 320x180.
 * - vp9_invalid_bitstream: 51 packets, none decodes.
 *
 * Sound that ffprobe knows no codec of (corrupt_audio_stsd) is none, as where there is no track of it.
 *
 * The last two numbers are the first and the last frame on our own timeline (docs/adr/0010), in microseconds; `origin` is
 * where that timeline starts in the container.
 */
export type CollectionRow = {
  readonly frames: number;
  readonly firstUs: number;
  readonly lastUs: number;
  readonly endUs: number;
  readonly origin?: number;
  /** Size on screen and turn, where they are not those of the stored picture. */
  readonly shown?: string;
  readonly refused?: string;
  /** No sound in it can be decoded. */
  readonly soundless?: true;
  /** What is kept of a film that ends before its time. */
  readonly kept?: { readonly frames: number; readonly endUs: number; readonly lostUs: number | null };
};

export const collection: Readonly<Record<string, CollectionRow>> = {
  'android_portrait_4k60.mp4': {
    frames: 18,
    firstUs: 0,
    lastUs: 283_067,
    endUs: 299_711,
    shown: '2160x3840 90',
  },
  'avi_mpeg4_mp3_23976.avi': {
    ...{ frames: 96, firstUs: 0, lastUs: 4_045_708, endUs: 4_087_416 },
    refused: 'mediaNotPlayable mpeg4 in avi',
  },
  'bframe_pyramid.mp4': {
    soundless: true,
    frames: 120,
    firstUs: 0,
    lastUs: 3_966_667,
    endUs: 4_000_000,
    shown: '1138x640 0',
  },
  'chaplin_person.mp4': { frames: 241, firstUs: 0, lastUs: 9_600_000, endUs: 9_640_000 },
  'chrome_recorder_h264_noduration.mkv': {
    soundless: true,
    frames: 745,
    firstUs: 0,
    lastUs: 35_196_000,
    endUs: 35_229_000,
  },
  'chrome_recorder_vp9_noduration.webm': { frames: 74, firstUs: 0, lastUs: 4_872_000, endUs: 4_938_000 },
  'corrupt_audio_stsd.mp4': { soundless: true, frames: 30, firstUs: 0, lastUs: 967_633, endUs: 1_001_000 },
  'edts_sar1280_1281.mp4': { frames: 225, firstUs: 0, lastUs: 8_960_000, endUs: 9_000_000 },
  'fragmented_bogus_duration.mp4': { frames: 30, firstUs: 66_733, lastUs: 1_034_367, endUs: 1_067_734 },
  'fragmented_rot90_51audio.mp4': {
    ...{ frames: 45, firstUs: 83_333, lastUs: 1_916_667, endUs: 1_958_334 },
    shown: '1080x1920 90',
  },
  'hevc10_editlist_no_sync_before.mp4': {
    ...{ frames: 58, firstUs: 0, lastUs: 1_968_333, endUs: 2_001_700 },
    shown: '1080x1920 90',
    refused: 'mediaNotPlayable hevc in mp4',
  },
  'hls_ts_start10s_bframes.ts': {
    ...{ frames: 298, firstUs: 21_333, lastUs: 4_971_333, endUs: 4_988_000, origin: 10_012_000 },
    refused: 'mediaNotPlayable h264 in mpegts',
  },
  'iphone14pro_dolbyvision.MOV': {
    ...{ frames: 4, firstUs: 0, lastUs: 100_000, endUs: 133_333 },
    shown: '720x1280 90',
    refused: 'mediaNotPlayable hevc in mp4',
  },
  'iphone5_1080p_vfr.mov': { frames: 31, firstUs: 0, lastUs: 1_001_667, endUs: 1_008_334 },
  'long_6min_1080p.mp4': { frames: 10_883, firstUs: 0, lastUs: 362_733_333, endUs: 362_766_666 },
  'mp3_in_mp4_audio_short.mp4': { frames: 280, firstUs: 0, lastUs: 11_160_000, endUs: 11_200_000 },
  'mp4_first_pts_10s.mp4': {
    soundless: true,
    ...{ frames: 120, firstUs: 0, lastUs: 3_966_667, endUs: 4_000_000, origin: 10_000_000 },
    shown: '1137x640 0',
  },
  'mp4_video_starts_1s_late.mp4': { frames: 270, firstUs: 1_000_000, lastUs: 9_966_667, endUs: 10_000_000 },
  'nasa_2video_2audio_2subs.mp4': { frames: 325, firstUs: 0, lastUs: 12_960_000, endUs: 13_000_000 },
  'phone2004_h263_amr_jpn.3gp': {
    ...{ frames: 222, firstUs: 0, lastUs: 14_976_000, endUs: 15_040_000 },
    shown: '192x144 0',
    refused: 'mediaNotPlayable h263 in mp4',
  },
  'phone_rot180_vfr10fps.mp4': {
    ...{ frames: 25, firstUs: 0, lastUs: 2_279_844, endUs: 2_379_766 },
    shown: '1280x720 180',
  },
  'sar_2x1.mp4': {
    soundless: true,
    frames: 150,
    firstUs: 0,
    lastUs: 4_966_667,
    endUs: 5_000_000,
    shown: '1280x360 0',
  },
  'truncated_annexb_100kB.mp4': {
    soundless: true,
    ...{ frames: 6, firstUs: 0, lastUs: 463_000, endUs: 500_000 },
    kept: { frames: 5, endUs: 463_000, lostUs: 34_766_000 },
  },
  'ts_missing_key_flags.ts': {
    ...{ frames: 600, firstUs: 0, lastUs: 9_983_334, endUs: 10_000_001, origin: 10_033_322 },
    refused: 'mediaNotPlayable h264 in mpegts',
  },
};
