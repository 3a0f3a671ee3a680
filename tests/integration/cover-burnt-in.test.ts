import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlainFileSink } from '../../src/main/files/plain-file-sink.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { checkCovers } from '../../src/main/media/cover-check.ts';
import type { FragmentCovers } from '../../src/main/media/cover-filters.ts';
import { makeDemoFootage } from '../../src/main/media/demo-footage.ts';
import { checkFragment } from '../../src/main/media/fragment-check.ts';
import { renderFragment } from '../../src/main/media/fragment-render.ts';
import { type FragmentPart, spansOf } from '../../src/main/media/fragment-span.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { withSourceServer } from '../../src/main/media/source-server.ts';
import { type CoveredArea, coverAt, coveredFrames, mutedSpans } from '../../src/shared/kernels/cover-path.ts';
import { joinIndexes } from '../../src/shared/kernels/frame-times.ts';
import { type Cover, cover } from '../../src/shared/model/cover.ts';
import { type DecodedFrames, decodeFrames, psnr } from '../support/decoded-frames.ts';
import { MemorySink } from '../support/memory-sink.ts';
import { scratchFolder } from '../support/scratch.ts';
import { structuralLikeness } from '../support/structural-likeness.ts';

const scratch = scratchFolder('covers');
const signal = new AbortController().signal;
const film = (name: string) => join(scratch, `${name}.mp4`);
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
const exact = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-c:a', 'copy'];
const keepTimes = ['-fps_mode', 'passthrough', '-enc_time_base', '-1', '-video_track_timescale', '90000'];
const open: FragmentPart[] = [];

const [IN, OUT] = [20, 110];
const id = '3b241101-e2bb-4255-8caf-4136c566a962';
/** A pupil who walks through the picture, and one who sits still behind her. Of 320 × 180. */
const coverOf = (changed: Partial<Cover>): Cover =>
  cover.parse({
    ...{ id, fragmentId: id, pupilId: null, confirmedAt: null, muted: false, shape: 'box' },
    ...{ startUs: 2_000_000, endUs: 3_000_000, keys: [] },
    ...changed,
  });
const walking = coverOf({
  shape: 'ellipse',
  keys: [
    { atUs: 2_000_000, x: 1000, y: 2000, width: 1500, height: 4000 },
    { atUs: 3_000_000, x: 6000, y: 3000, width: 2000, height: 5000 },
  ],
});
const sitting = coverOf({
  startUs: 1_500_000,
  endUs: 2_400_000,
  muted: true,
  keys: [{ atUs: 1_500_000, x: 500, y: 6600, width: 1200, height: 3000 }],
});
const covers = [walking, sitting];

beforeAll(async () => {
  const o = { seconds: 6, width: 320, height: 180, rate: 25, group: 250, bFrames: 0 };
  await makeDemoFootage(await PlainFileSink.create(film('piped')), o, signal);
  ffmpeg('-i', film('piped'), ...keepTimes, ...exact, film('plain'));
  const thinned = "select='not(eq(mod(n,5),2))*not(between(n,60,66))'";
  ffmpeg('-i', film('piped'), '-vf', thinned, ...keepTimes, ...exact, film('vfr'));
  // the first second and a half in a file of its own, as a camera does
  ffmpeg('-i', film('plain'), '-t', '1.6', '-c', 'copy', film('first'));
}, 120_000);

afterAll(async () => {
  for (const part of open) await part.source.close();
});

async function openPart(path: string): Promise<FragmentPart> {
  const source = await plainFileSource(path);
  const probe = await probeMedia(source);
  const part = { source, probe, index: await buildFrameIndex(source, probe) };
  open.push(part);
  return part;
}

const indexOf = (parts: readonly FragmentPart[]) => joinIndexes(parts.map(({ index }) => index));

function coversOf(parts: readonly FragmentPart[]): FragmentCovers {
  const index = indexOf(parts);
  const [startUs, endUs] = [index.timesUs[IN] ?? 0, index.timesUs[OUT] ?? 0];
  return {
    frames: coveredFrames(index, covers, { inFrame: IN, outFrame: OUT }),
    muted: mutedSpans(index, covers, { startUs, endUs }).map((span) => ({
      startUs: span.startUs - startUs,
      endUs: span.endUs - startUs,
    })),
  };
}

async function render(parts: readonly FragmentPart[], name: string, covered: FragmentCovers | null) {
  const sink = new MemorySink();
  const asked = { parts, inFrame: IN, outFrame: OUT, ...(covered === null ? {} : { covers: covered }) };
  await renderFragment({ ...asked, sink, signal, onProgress: () => undefined });
  await checkFragment({ ...asked, rendered: sink.asSource(), signal });
  writeFileSync(film(name), sink.bytes);
  return sink;
}

type Plane = Exclude<keyof DecodedFrames, 'width' | 'height'>;

const isIn = (area: CoveredArea, x: number, y: number, size: { width: number; height: number }): boolean => {
  const across = ((((x + 0.5) / size.width) * 10_000 - area.x) / area.width) * 2 - 1;
  const down = ((((y + 0.5) / size.height) * 10_000 - area.y) / area.height) * 2 - 1;
  return area.shape === 'box' ? Math.abs(across) < 1 && Math.abs(down) < 1 : across ** 2 + down ** 2 < 1;
};

/**
 * Another film that is the same but under the covers: noise that runs along with them, for as long as they last.
 * @param beginsUs where the file begins on the recording's timeline
 */
function withOtherContent(
  from: string,
  to: string,
  beginsUs: number,
  size: { width: number; height: number },
) {
  const noise = (width: number, height: number) => {
    const pixels = `scale=${Math.round(size.width * width)}:${Math.round(size.height * height)}`;
    return `nullsrc=s=32x32:r=25:d=7,geq=lum='random(1)*255':cb='random(2)*255':cr='random(3)*255',${pixels}`;
  };
  const time = `(t+${beginsUs / 1_000_000})`;
  const during = (cover: Cover) =>
    `enable='between(${time},${cover.startUs / 1e6 - 0.01},${cover.endUs / 1e6 + 0.01})'`;
  const along = (side: 'x' | 'y', extent: 'width' | 'height', inset: number) => {
    const [first, last] = [2_000_000, 3_000_000].map((us) => {
      const area = coverAt(walking, us);
      return (((area?.[side] ?? 0) + (area?.[extent] ?? 0) / 2) / 10_000 - inset / 2) * size[extent];
    });
    return `${first}+(${last}-${first})*clip(${time}-2,0,1)`;
  };
  const graph = [
    `${noise(0.07, 0.2)}[walking];${noise(0.1, 0.25)}[sitting]`,
    `[0:v][walking]overlay=x='${along('x', 'width', 0.07)}':y='${along('y', 'height', 0.2)}':${during(walking)}:shortest=1[under]`,
    `[under][sitting]overlay=x=${Math.round(size.width * 0.06)}:y=${Math.round(size.height * 0.68)}:${during(sitting)}:shortest=1[v]`,
  ].join(';');
  ffmpeg('-i', from, '-filter_complex', graph, '-map', '[v]', '-map', '0:a', ...keepTimes, ...exact, to);
}

describe.each([
  ['a plain film', ['plain'], 320, 180],
  ['a film with a variable frame rate', ['vfr'], 320, 180],
  ['a film that is turned a quarter', ['plain'], 180, 320],
  ['a film in two files', ['first', 'plain'], 320, 180],
] as const)('%s with covers', (_name, names, width, height) => {
  const turned = width < height;
  const place = (of: string) => film(`${of}${turned ? '-turned' : ''}`);

  test('shows the same under them whatever was there, the lesson around them, and holds no sound of a silence', async () => {
    const size = { width, height };
    const parts: FragmentPart[] = [];
    const changed: FragmentPart[] = [];
    for (const of of names) {
      const beginsUs = parts.reduce((sum, { index }) => sum + index.endUs, 0);
      if (turned) ffmpeg('-i', film(of), '-c', 'copy', '-metadata:s:v:0', 'rotate=90', place(of));
      parts.push(await openPart(place(of)));
      withOtherContent(place(of), place(`${of}-other`), beginsUs, size);
      changed.push(await openPart(place(`${of}-other`)));
    }
    expect(indexOf(changed).timesUs).toEqual(indexOf(parts).timesUs);

    const covered = coversOf(parts);
    const made = await render(parts, 'made', covered);
    await render(changed, 'made-other', covered);
    const shownIn = async (paths: readonly string[]) => {
      const decoded = await Promise.all(paths.map((path) => decodeFrames(path, width, height)));
      const plane = (of: Plane) => decoded.flatMap((film) => film[of]);
      return { luma: plane('luma'), cb: plane('cb'), cr: plane('cr') };
    };
    const source = await shownIn(names.map(place));
    const otherSource = await shownIn(names.map((of) => place(`${of}-other`)));
    expect([source.luma.length, otherSource.luma.length]).toEqual(
      Array(2).fill(indexOf(parts).timesUs.length),
    );
    const [one, other] = [await shownIn([film('made')]), await shownIn([film('made-other')])];
    const frames = covered.frames.filter((areas) => areas.length > 0).length;
    expect(frames).toBeGreaterThan(25);
    for (const plane of ['luma', 'cb', 'cr'] as const) {
      const scale = plane === 'luma' ? 1 : 2;
      const [across, down] = [width / scale, height / scale];
      const inside = (pixels: Uint8Array | undefined, areas: readonly CoveredArea[]) =>
        (pixels ?? new Uint8Array()).filter((_, at) =>
          areas.some((area) =>
            isIn(area, at % across, Math.floor(at / across), { width: across, height: down }),
          ),
        );
      /** In how many of the frames with a cover another picture is to be seen under it. */
      const otherIn = (a: readonly Uint8Array[], b: readonly Uint8Array[]) =>
        covered.frames.filter(
          (areas, at) => areas.length > 0 && psnr(inside(a[at], areas), inside(b[at], areas)) < 40,
        ).length;
      const seenWithout = otherIn(source[plane].slice(IN, OUT), otherSource[plane].slice(IN, OUT));
      // without covers the noise shows in nearly every frame of the spans, so that this could be seen
      expect({ plane, without: seenWithout > frames / 2, with: otherIn(one[plane], other[plane]) }).toEqual({
        plane,
        without: true,
        with: 0,
      });
    }

    const around = covered.frames.map((areas, frame) => {
      const near = (x: number, y: number) =>
        [-16, 0, 16].some((dx) =>
          [-16, 0, 16].some((dy) => areas.some((area) => isIn(area, x + dx, y + dy, size))),
        );
      const plane = (pixels: Uint8Array = new Uint8Array()) => ({ pixels, ...size });
      return structuralLikeness(plane(source.luma[IN + frame]), plane(one.luma[frame]), near).ssim;
    });
    expect(around.filter((ssim) => ssim < 0.95)).toEqual([]);

    const pcm = execFileSync('ffmpeg', [
      ...['-v', 'error', '-i', film('made'), '-vn', '-af', 'aresample=async=1:first_pts=0'],
      ...['-f', 'f32le', '-ac', '1', '-ar', '48000', '-'],
    ]);
    const samples = new Float32Array(
      pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length - (pcm.length % 4)),
    );
    const loudest = ({ startUs, endUs }: { startUs: number; endUs: number }) =>
      samples
        .subarray(Math.ceil(startUs * 0.048), Math.floor(endUs * 0.048))
        .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(covered.muted.map(loudest)).toEqual([0]);
    expect(loudest({ startUs: 2_600_000, endUs: 3_000_000 })).toBeGreaterThan(0.01);
    expect(made.state).toBe('finished');
  }, 120_000);
});

test('a rendering without its covers, or with sound where there should be none, does not pass the check', async () => {
  const parts = [await openPart(film('plain'))];
  const covered = coversOf(parts);
  const bare = await render(parts, 'bare', null);
  const against = (covers: FragmentCovers) =>
    checkFragment({ parts, inFrame: IN, outFrame: OUT, covers, rendered: bare.asSource(), signal });
  await expect(against({ ...covered, frames: covered.frames.map(() => []) })).rejects.toMatchObject({
    params: { reason: 'muted' },
  });
  await expect(against({ ...covered, muted: [] })).rejects.toMatchObject({ params: { reason: 'quality' } });
  // Only who looks under the cover sees one that is missing: it may be so small that the picture as a whole hardly differs.
  const seen = (covers: FragmentCovers) =>
    withSourceServer([bare.asSource()], ([url = '']) =>
      checkCovers(url, spansOf(parts, IN, OUT), covers, signal),
    );
  const dot: CoveredArea = { shape: 'box', x: 5000, y: 5000, width: 130, height: 230 };
  await expect(seen({ frames: covered.frames.map(() => [dot]), muted: [] })).rejects.toMatchObject({
    params: { reason: 'covers' },
  });
  await expect(seen({ frames: [[]], muted: [] })).resolves.toBeUndefined();
});
