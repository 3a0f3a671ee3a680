/**
 * The containers that we read. ffmpeg picks a demuxer by content, and some demuxers open other addresses: a playlist
 * named `.mp4` made ffprobe call out (measured). So the list is closed and holds no hls, dash, concat, image2, sdp,
 * rtsp or ffmetadata.
 */
export const acceptedContainers = [
  'mov',
  'mp4',
  'matroska',
  'webm',
  'mpegts',
  'mpeg',
  'avi',
  'asf',
  'flv',
  'nut',
] as const;

/** What a job may read: one of our own loopback addresses, or a picture or sound that ffmpeg makes itself. */
export type InputFence = 'loopback' | 'synthetic';

/** Options that stand before an input and shut every other way in. */
export function fenceOf(fence: InputFence): string[] {
  if (fence === 'synthetic') return ['-protocol_whitelist', '', '-format_whitelist', 'lavfi', '-f', 'lavfi'];
  return [
    ...['-protocol_whitelist', 'http,tcp'],
    ...['-format_whitelist', acceptedContainers.join(',')],
    ...['-seekable', '1', '-icy', '0'],
  ];
}

const loopback = /^http:\/\/127\.0\.0\.1:\d{1,5}\/[\w-]+\/[\w-]+$/;

/** Whether `url` is an address of our own source server, and nothing else. */
export function isLoopbackUrl(url: string): boolean {
  return loopback.test(url);
}

/** Takes addresses out of a line, so that no token of a running job reaches a log or an error. */
export function redact(line: string): string {
  return line.replace(/[a-z][a-z0-9+.-]*:\/\/[^\s'"]*/gi, '<source>');
}
