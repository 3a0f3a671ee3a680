import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import { type Fmp4Init, readFmp4Init, readFmp4Piece } from './fmp4-boxes.ts';
import { Fmp4Splitter } from './fmp4-splitter.ts';

/** Thirty frames of which the tenth stays for a second, a key frame at every twelfth, with sound. */
const film = execFileSync('ffmpeg', [
  ...[
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    "testsrc2=size=96x64:rate=25:duration=1.2,setpts='PTS+gte(N,10)*25*1/25/TB'",
  ],
  ...['-f', 'lavfi', '-i', 'sine=sample_rate=48000:duration=2', '-fps_mode', 'passthrough'],
  ...[
    '-enc_time_base:v',
    '1:90000',
    '-video_track_timescale',
    '90000',
    '-c:v',
    'libx264',
    '-bf',
    '0',
    '-g',
    '12',
  ],
  ...['-sc_threshold', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  ...['-movflags', 'frag_keyframe+delay_moov+default_base_moof', '-f', 'mp4', 'pipe:1'],
]);

type Read = {
  readonly init: Fmp4Init | null;
  readonly ticks: number[];
  readonly counts: number[];
  readonly bytes: number;
};

async function readFilm(bytes: Uint8Array, pieceLength: number): Promise<Read> {
  let init: Fmp4Init | null = null;
  const [ticks, counts]: [number[], number[]] = [[], []];
  let length = 0;
  const splitter = new Fmp4Splitter({
    onInit: (head) => {
      init = readFmp4Init(head);
      length += head.length;
    },
    onPiece: (piece, moofBytes) => {
      if (init === null) throw new Error('a piece before the beginning');
      const read = readFmp4Piece(piece.subarray(0, moofBytes), init);
      ticks.push(...read.ticks);
      counts.push(read.ticks.length);
      length += piece.length;
    },
  });
  for (let at = 0; at < bytes.length; at += pieceLength)
    await splitter.push(bytes.subarray(at, at + pieceLength));
  return { init, ticks, counts, bytes: length };
}

test.each([1, 7, 1_000, 1_000_000])(
  'arriving %i bytes at a time, each piece is cut out whole with its frames',
  async (length) => {
    const { init, ticks, counts, bytes } = await readFilm(film, length);
    expect(init).toMatchObject({ timescale: 90_000, width: 96, height: 64, lateTicks: 0 });
    expect(init?.mimeType).toMatch(/^video\/mp4; codecs="avc1\.[0-9A-F]{6}, mp4a\.40\.2"$/);
    expect(counts).toEqual([12, 12, 6]);
    expect(ticks).toEqual(Array.from({ length: 30 }, (_, at) => at * 3_600 + (at >= 10 ? 90_000 : 0)));
    // what is left out is the table at the end
    expect(film.length - bytes).toBe(film.readUInt32BE(film.length - 4));
  },
);

test('what was cut off in the middle of a piece gives the pieces before it', async () => {
  const { counts } = await readFilm(film.subarray(0, film.length * 0.7), 1_000);
  expect(counts.length).toBeGreaterThan(0);
  expect(counts.length).toBeLessThan(3);
});

test('no box makes it hang, read outside of what came, or fail without a code', async () => {
  const random = seededRandom('hostile boxes');
  let refused = 0;
  for (let round = 0; round < scaled(2_000); round += 1) {
    const bent = Uint8Array.from(film);
    for (let change = 0; change < 3; change += 1) {
      // most of the boxes' headers stand at the beginning
      const at = Math.floor(random() ** 3 * bent.length);
      bent[at] = Math.floor(random() * 256);
    }
    await readFilm(bent, 4_096).catch((error: { code?: string }) => {
      expect(error.code).toBe('ffmpegFailed');
      refused += 1;
    });
  }
  expect(refused).toBeGreaterThan(0);
});

test.each([
  ['longer than any piece', [0x7f, 0xff, 0xff, 0xff], 'moof'],
  ['shorter than its own header', [0, 0, 0, 3], 'moof'],
  ['of more bytes than can be counted', [0, 0, 0, 1], 'mdat'],
])('a box %s is refused at once', async (_, length, type) => {
  const header = Buffer.from([...length, ...Buffer.from(type), 255, 255, 255, 255, 255, 255, 255, 255]);
  await expect(readFilm(header, 100)).rejects.toMatchObject({ code: 'ffmpegFailed' });
});
