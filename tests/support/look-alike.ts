import { execFileSync } from 'node:child_process';

/** What is compared of a picture: without scaling, as that alone shifts it by as much as a slow pan does. */
export const comparedPart = { x: 96, y: 96, width: 192, height: 96 };

/** Mean difference, of 255, from which two pictures are two pictures: what two decoders alone make is below it. */
const tellable = 0.25;

/** What ffmpeg decodes, the same part and grey, one after the other in order of display. */
export function decoded(path: string, from: number, frames: number): Buffer[] {
  const { x, y, width, height } = comparedPart;
  const size = width * height;
  const args = [
    '-v',
    'error',
    '-i',
    path,
    '-map',
    '0:v:0',
    '-fps_mode',
    'passthrough',
    '-frames:v',
    String(frames),
  ];
  const filter = [
    '-vf',
    `select=gte(n\\,${from}),crop=${width}:${height}:${x}:${y},format=gray`,
    '-f',
    'rawvideo',
    '-',
  ];
  const bytes = execFileSync('ffmpeg', [...args, ...filter], { maxBuffer: size * (frames + 10) });
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
}

/** Mean difference of two pictures after their mean brightness is taken out: ranges of grey differ a little. */
function difference(picture: readonly number[], frame: Buffer): number {
  const mean = (values: Iterable<number>) => {
    let sum = 0;
    for (const value of values) sum += value;
    return sum / frame.length;
  };
  const shift = mean(picture) - mean(frame);
  return mean(picture.map((value, at) => Math.abs(value - shift - (frame[at] ?? 0))));
}

/** Frames near the expected one that can be told from it by their pictures. */
export function others(frames: readonly Buffer[], expected: number): number[] {
  const own = frames[expected];
  return [-3, -2, -1, 1, 2, 3]
    .map((distance) => expected + distance)
    .filter(
      (n) => own !== undefined && frames[n] !== undefined && difference([...own], frames[n]) > tellable,
    );
}

/**
 * The decoded frame that the picture is. Where it is another one, it is nearer to that by about as much as the two lie apart; two
 * decoders alone make less of a difference.
 */
export function looksLike(picture: readonly number[], frames: readonly Buffer[], expected: number): number {
  const own = frames[expected] ?? Buffer.alloc(0);
  const toOwn = difference(picture, own);
  const better = others(frames, expected).find((n) => {
    const other = frames[n] ?? Buffer.alloc(0);
    return difference(picture, other) < toOwn - difference([...own], other) / 2;
  });
  return better ?? expected;
}
