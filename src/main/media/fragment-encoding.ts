import { RENDER_TICKS } from './fragment-filters.ts';

/** How finely to encode: `usual` looks like the source, `finest` is for pictures that `usual` does not do justice. */
export type RenderQuality = 'usual' | 'finest';

const crfOf: Readonly<Record<RenderQuality, number>> = { usual: 16, finest: 4 };

/**
 * H.264 without B-frames, so without reordering; key frames at most twelve frames apart; each frame at its own time.
 * @param parameters of x264 itself, such as `sps-id=7`
 */
export function pictureEncoding(quality: RenderQuality, parameters: readonly string[] = []): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crfOf[quality])],
    ...(parameters.length === 0 ? [] : ['-x264-params', parameters.join(':')]),
    ...['-bf', '0', '-g', '12', '-flags:v', '+cgop+bitexact', '-fps_mode', 'passthrough'],
    ...['-enc_time_base', `1:${RENDER_TICKS}`, '-video_track_timescale', String(RENDER_TICKS)],
    // Type 6 are the notes an encoder or a camera leaves between the pictures (H.264 7.4.1).
    ...['-bsf:v', 'filter_units=remove_types=6'],
    // The name of the encoder that the muxer writes by itself can only be replaced, by a blank.
    ...['-metadata:s:v:0', 'encoder= '],
  ];
}

export const soundEncoding: readonly string[] = ['-c:a', 'aac', '-b:a', '128k', '-flags:a', '+bitexact'];

/** An MP4 of the streams that are mapped and nothing else, to standard output. */
export const bareMp4: readonly string[] = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn', '-write_tmcd', '0', '-fflags', '+bitexact'],
  // With `empty_moov` the priming of the sound would shift every picture.
  ...['-movflags', 'frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
];
