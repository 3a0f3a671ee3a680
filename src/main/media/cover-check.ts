import { KijkkringError } from '../../shared/errors.ts';
import type { CoveredArea } from '../../shared/kernels/cover-path.ts';
import { COVER_UNITS } from '../../shared/model/cover-units.ts';
import type { PictureSize } from './cover-boxes.ts';
import { type FragmentCovers, renderedSize } from './cover-filters.ts';
import { runFfmpeg } from './ffmpeg.ts';
import type { PartSpan } from './fragment-span.ts';

/** What video calls black, and no colour (ITU-R BT.601, 8 bits). */
const BLACK = 16;
const GREY = 128;

/** How far coding may leave a black area from black: it is coded as one flat area, so hardly at all. */
const MOST_LUMA = 24;
const MOST_CHROMA = 16;

/**
 * Decodes a rendered fragment and looks at every pixel that its covers name and every sample that they silence. It knows nothing of
 * how they were drawn.
 * @throws KijkkringError `fragmentNotExact` with reason `covers` or `muted`; `ffmpegFailed`, `cancelled`
 */
export async function checkCovers(
  url: string,
  spans: readonly PartSpan[],
  covers: FragmentCovers,
  signal: AbortSignal,
): Promise<void> {
  if (covers.frames.some((areas) => areas.length > 0))
    await checkPixels(url, renderedSize(spans), covers.frames, signal);
  const sound = spans.flatMap(({ part }) => part.probe.audio ?? [])[0];
  if (covers.muted.length > 0 && sound !== undefined)
    await checkSilence(url, covers.muted, Math.min(2, sound.channels), signal);
}

async function checkPixels(
  url: string,
  size: PictureSize,
  frames: FragmentCovers['frames'],
  signal: AbortSignal,
): Promise<void> {
  const luma = size.width * size.height;
  const picture = Buffer.alloc((luma * 3) / 2);
  let filled = 0;
  let frame = 0;
  const take = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + picture.length - filled);
      picture.set(piece, filled);
      at += piece.length;
      filled += piece.length;
      if (filled < picture.length) return;
      for (const area of frames[frame] ?? []) refuseSeen(picture, size, area);
      filled = 0;
      frame += 1;
    }
  };
  const raw = ['-fps_mode', 'passthrough', '-pix_fmt', 'yuv420p', '-f', 'rawvideo', 'pipe:1'];
  const { exitCode } = await runFfmpeg({
    inputs: [{ url }],
    outputArgs: ['-map', '0:v:0', ...raw],
    onStdout: take,
    signal,
  });
  if (exitCode !== 0) throw new KijkkringError('ffmpegFailed');
  if (frame !== frames.length || filled > 0)
    throw new KijkkringError('fragmentNotExact', { reason: 'count' });
}

/** @throws `fragmentNotExact` when a pixel whose middle lies in the area shows anything */
function refuseSeen(picture: Buffer, size: PictureSize, area: CoveredArea): void {
  const luma = size.width * size.height;
  const half = { width: size.width / 2, height: size.height / 2 };
  const seen =
    differs(picture.subarray(0, luma), size, area, BLACK, MOST_LUMA) ||
    differs(picture.subarray(luma, (luma * 5) / 4), half, area, GREY, MOST_CHROMA) ||
    differs(picture.subarray((luma * 5) / 4), half, area, GREY, MOST_CHROMA);
  if (seen) throw new KijkkringError('fragmentNotExact', { reason: 'covers' });
}

function differs(
  plane: Buffer,
  { width, height }: PictureSize,
  area: CoveredArea,
  wanted: number,
  most: number,
): boolean {
  const top = (area.y * height) / COVER_UNITS;
  const high = (area.height * height) / COVER_UNITS;
  for (let row = Math.ceil(top - 0.5); row + 0.5 < top + high; row += 1) {
    const [from, to] = rowOf(area, (row + 0.5 - top) / high, width);
    for (let at = Math.max(0, from); at < Math.min(width, to); at += 1)
      if (Math.abs((plane[row * width + at] ?? wanted) - wanted) > most) return true;
  }
  return false;
}

/** First pixel and the one after the last whose middles lie in the area. @param down from 0 at its top to 1 at its bottom */
function rowOf(area: CoveredArea, down: number, width: number): [number, number] {
  const reach = area.shape === 'box' ? 1 : Math.sqrt(1 - (2 * down - 1) ** 2);
  const middle = ((area.x + area.width / 2) * width) / COVER_UNITS;
  const radius = (reach * area.width * width) / COVER_UNITS / 2;
  return [Math.ceil(middle - radius - 0.5), Math.ceil(middle + radius - 0.5)];
}

/** Every sample of a silenced span is zero, not just a soft one. */
async function checkSilence(
  url: string,
  muted: FragmentCovers['muted'],
  channels: number,
  signal: AbortSignal,
): Promise<void> {
  const within = muted
    .map(({ startUs, endUs }) => `between(t,${startUs / 1_000_000},${endUs / 1_000_000})`)
    .join('+');
  const heard = Array.from({ length: channels }, (_, channel) => `abs(val(${channel}))`).join('+');
  let loud = false;
  const { exitCode } = await runFfmpeg({
    inputs: [{ url }],
    outputArgs: [
      ...['-map', '0:a:0', '-af', `aresample=async=1:first_pts=0,aeval='(${heard})*(${within})':c=mono`],
      ...['-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'],
    ],
    onStdout: (bytes) => {
      loud ||= bytes.some((byte) => byte !== 0);
    },
    signal,
  });
  if (exitCode !== 0) throw new KijkkringError('ffmpegFailed');
  if (loud) throw new KijkkringError('fragmentNotExact', { reason: 'muted' });
}
