import { KijkkringError } from '../../shared/errors.ts';
import { acceptedContainers } from './ffmpeg-fence.ts';
import type { LogLine } from './ffmpeg-log.ts';

/** Demuxers of sound alone: their file is no playlist and no wreck, it only lacks a picture. */
const soundOnly = ['mp3', 'wav', 'w64', 'flac', 'aac', 'aiff', 'amr', 'ac3', 'eac3', 'caf', 'au'];

/** Why ffmpeg would not open a source, from what it said. */
export function refusalOf(lines: readonly LogLine[]): KijkkringError {
  const offTheList = lines.find((line) => line.text.startsWith('Format not on whitelist'));
  if (offTheList) {
    const demuxer = offTheList.speaker ?? '';
    if (soundOnly.includes(demuxer)) return new KijkkringError('mediaHasNoPicture');
    return new KijkkringError(isPicture(demuxer) ? 'notAVideo' : 'mediaFormatRefused');
  }
  const accepted: readonly string[] = acceptedContainers;
  const known = lines.some((line) => line.speaker?.split(',').some((name) => accepted.includes(name)));
  return new KijkkringError(known ? 'mediaDamaged' : 'notAVideo');
}

function isPicture(demuxer: string): boolean {
  return demuxer.endsWith('_pipe') || demuxer === 'gif' || demuxer === 'apng';
}
