import { seconds } from './fragment-filters.ts';
import type { MediaProbe, VideoProbe } from './media-probe.ts';

/** How the picture of a review copy is encoded: by a chip where there is one, else by x264. */
export type ReviewEncoder = {
  readonly name: string;
  readonly args: readonly string[];
  /** Added while somebody waits for the first pictures: they come sooner, and take more room. */
  readonly atOnce?: readonly string[];
  readonly fast: boolean;
};

export interface ReviewSize {
  readonly width: number;
  readonly height: number;
  /** Frames from one key frame to the next. */
  readonly group: number;
}

/** Short side of the picture: what can be stepped through without waiting, and encoded faster than it plays. */
const SOFTWARE_SIDE = 720;
const HARDWARE_SIDE = 1080;
/** Twice as many key frames for pictures that take long to decode (MEASUREMENTS D: twelve of 720p are too many). */
const SMALL_SIDE = 540;

/** The size of the copy: upright, square pixels, even; of 4K never more than 720 lines. */
export function reviewSize(
  { width, height }: Pick<VideoProbe, 'width' | 'height'>,
  fast: boolean,
): ReviewSize {
  const short = Math.min(width, height);
  const most = fast && short <= HARDWARE_SIDE ? HARDWARE_SIDE : SOFTWARE_SIDE;
  const factor = Math.min(1, most / short);
  const even = (side: number): number => Math.max(2, 2 * Math.round((side * factor) / 2));
  return { width: even(width), height: even(height), group: short * factor > SMALL_SIDE ? 6 : 12 };
}

/** Bits a second that a copy takes on disk at most, as an estimate to refuse by; measured on noisy footage. */
export function reviewBitsPerSecond({ width, height }: ReviewSize): number {
  return 192_000 + width * height * 7;
}

const software: ReviewEncoder = {
  name: 'libx264',
  args: ['-preset', 'veryfast', '-tune', 'fastdecode', '-crf', '23', '-sc_threshold', '0'],
  // a third of the work to the first piece is in the pictures that it looks ahead at (measured)
  atOnce: ['-x264-params', 'rc-lookahead=0:sync-lookahead=0'],
  fast: false,
};

/** No B-frames and closed groups, whoever encodes; rates where a chip knows no quality. */
const hardware: Readonly<Partial<Record<NodeJS.Platform, readonly ReviewEncoder[]>>> = {
  darwin: [{ name: 'h264_videotoolbox', args: ['-q:v', '60', '-allow_sw', '0'], fast: true }],
  win32: [
    { name: 'h264_nvenc', args: ['-preset', 'p3', '-cq', '25', '-forced-idr', '1'], fast: true },
    { name: 'h264_qsv', args: ['-preset', 'veryfast', '-global_quality', '24'], fast: true },
    { name: 'h264_amf', args: ['-quality', 'speed', '-rc', 'cqp', '-qp_i', '23', '-qp_p', '25'], fast: true },
  ],
  linux: [{ name: 'h264_nvenc', args: ['-preset', 'p3', '-cq', '25', '-forced-idr', '1'], fast: true }],
};

/** What to try on this machine, the best first; x264 is always last. */
export function encodersFor(platform: NodeJS.Platform): readonly ReviewEncoder[] {
  return [...(hardware[platform] ?? []), software];
}

/** Output options of the picture: a key frame at every `group`th frame, none of which needs a later one. */
export function pictureEncoding(encoder: ReviewEncoder, { group }: ReviewSize, timescale: number): string[] {
  return [
    ...['-c:v', encoder.name, ...encoder.args, '-pix_fmt', 'yuv420p', '-bf', '0', '-g', String(group)],
    ...['-keyint_min', String(group), '-flags:v', '+cgop+bitexact', '-fps_mode', 'passthrough'],
    ...['-enc_time_base:v', `1:${timescale}`, '-video_track_timescale', String(timescale)],
    ...['-bsf:v', 'filter_units=remove_types=6'],
  ];
}

/** With `empty_moov` the priming of the sound would shift every picture (measured). */
export function fragmentedOutput(timescale: number): string[] {
  return [
    ...[
      '-map_metadata',
      '-1',
      '-map_chapters',
      '-1',
      '-sn',
      '-dn',
      '-write_tmcd',
      '0',
      '-fflags',
      '+bitexact',
    ],
    ...['-metadata:s:v:0', 'encoder= ', '-movie_timescale', String(timescale)],
    ...['-movflags', 'frag_keyframe+delay_moov+default_base_moof', '-flush_packets', '1', '-f', 'mp4'],
  ];
}

/** Bright colours of HDR brought within those of a usual screen. */
const TONE_MAP =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv';

export interface ReviewSpan {
  readonly probe: MediaProbe;
  /** The first frame, in ticks of the original's own clock. */
  readonly firstTicks: number;
  /** The end, in the same ticks, when it is known: a damaged film may go on after what is kept of it. */
  readonly endTicks: number | null;
  readonly timescale: number;
  readonly size: ReviewSize;
  readonly toneMap: boolean;
}

/**
 * Each frame from the first on, once, at its own time counted from it. Fields are woven into frames first, one for each
 * frame of the index; of two frames at one moment one stays. ffmpeg has turned the picture upright by then.
 */
export function reviewPicture({ probe, firstTicks, endTicks, timescale, size, toneMap }: ReviewSpan): string {
  const { video } = probe;
  return [
    `[0:${video.streamIndex}]${video.interlaced ? 'bwdif=mode=send_frame:deint=interlaced,' : ''}settb=1/${timescale}`,
    `trim=start_pts=${firstTicks}${endTicks === null ? '' : `:end_pts=${endTicks}`}`,
    `setpts=PTS${firstTicks < 0 ? '+' : '-'}${Math.abs(firstTicks)}`,
    "select='isnan(prev_selected_pts)+gt(pts,prev_selected_pts)'",
    `scale=${size.width}:${size.height}:out_range=tv`,
    ...(toneMap ? [TONE_MAP] : []),
    'setsar=1,format=yuv420p[picture]',
  ].join(',');
}

/** The sound from the same moment: silence where there is none, at most two channels. @param lengthUs where it ends, when that is known */
export function reviewSound(probe: MediaProbe, firstUs: number, lengthUs: number | null): string | null {
  const { audio } = probe;
  if (audio === null) return null;
  const rate = audio.sampleRate === 44_100 ? 44_100 : 48_000;
  const fitted =
    lengthUs === null ? '' : `,apad=whole_dur=${seconds(lengthUs)},atrim=end=${seconds(lengthUs)}`;
  return [
    `[0:${audio.streamIndex}]atrim=start=${seconds(firstUs)}`,
    `asetpts=PTS-(${seconds(firstUs)})/TB`,
    `aresample=${rate}:async=1:first_pts=0`,
    `aformat=sample_fmts=fltp:channel_layouts=${audio.channels > 1 ? 'stereo' : 'mono'}${fitted}[sound]`,
  ].join(',');
}
