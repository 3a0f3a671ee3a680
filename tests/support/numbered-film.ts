import { execFileSync } from 'node:child_process';
import { BURNT_BITS, BURNT_SQUARE, readBurntNumber } from '../../src/main/media/demo-footage.ts';
import { decodeFrames } from './decoded-frames.ts';

/** A film whose every frame holds its own number, in any codec and container that ffmpeg writes. */
export interface NumberedFilm {
  readonly seconds?: number;
  readonly size?: string;
  readonly rate?: number;
  /** Filters after the number was drawn, such as a turn. */
  readonly filters?: readonly string[];
  /** Codecs, rates and what the container takes. */
  readonly encoding: readonly string[];
  readonly sound?: readonly string[] | null;
}

export function makeNumberedFilm(path: string, o: NumberedFilm): string {
  const { seconds = 3, size = '384x216', rate = 25, filters = [], sound = [] } = o;
  const side = BURNT_SQUARE;
  const squares = Array.from({ length: BURNT_BITS }, (_unused, bit) => {
    const lit = `enable='gt(mod(floor(n/${2 ** bit}),2),0)'`;
    return `drawbox=x=${side * bit}:y=0:w=${side}:h=${side}:color=white:t=fill:${lit}`;
  });
  const ground = `drawbox=x=0:y=0:w=${side * BURNT_BITS}:h=${side}:color=black:t=fill`;
  const picture = [`testsrc2=size=${size}:rate=${rate}:duration=${seconds}`, ground, ...squares, ...filters];
  const tone =
    sound === null ? [] : ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`];
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', picture.join(','), ...tone],
    ...['-fps_mode', 'passthrough', ...o.encoding, ...(sound ?? []), path],
  ]);
  return path;
}

/** The numbers that are read back from the frames of a film, in the order of showing. */
export async function numbersIn(path: string, width: number, height: number): Promise<number[]> {
  const { luma } = await decodeFrames(path, width, height);
  return luma.map((plane) => readBurntNumber(plane, width));
}
