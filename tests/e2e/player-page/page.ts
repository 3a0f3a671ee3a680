import { Client } from '../../../src/renderer/api/client.ts';
import { HttpTransport } from '../../../src/renderer/api/http-transport.ts';
import { CopyReader } from '../../../src/renderer/player/copy-reader.ts';
import { FilmMap, type FilmPart } from '../../../src/renderer/player/film-map.ts';
import { type Trial, tryFilm } from '../../../src/renderer/player/film-trial.ts';
import { makeLeveller } from '../../../src/renderer/player/leveller.ts';
import { makeLimiter } from '../../../src/renderer/player/limiter.ts';
import { Player } from '../../../src/renderer/player/player.ts';
import { recordingId as recordingIdOf } from '../../../src/shared/model/ids.ts';

/** A rectangle in pixels of the film as it is coded, so that nothing is scaled. */
export type PartOfPicture = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The whole coded picture. */
  readonly of: { readonly width: number; readonly height: number };
};

/** What the tests of the player ask of the page, over the page's own global object. */
export type PlayerPage = {
  player: Player | null;
  readonly open: (film: {
    readonly parts: readonly FilmPart[];
    readonly timesUs: readonly number[];
    readonly endUs: number;
    readonly fromUs: number;
  }) => Promise<void>;
  /** A recording of the library behind this page, from its review copy alone. */
  readonly openCopy: (recordingId: string) => Promise<readonly number[]>;
  /** What the trial of a film at an address says. */
  readonly tryFilm: (url: string) => Promise<Trial>;
  /** The same film, of which more is made. */
  readonly grow: (parts: readonly FilmPart[], timesUs: readonly number[], endUs: number) => void;
  /** A part of the picture on screen in grey, a character (0 to 255) for each pixel: that crosses to the test much faster than numbers. */
  readonly picture: (part: PartOfPicture) => string;
  readonly videos: HTMLVideoElement[];
  /** How loud two seconds of a tone come out of the leveller, in decibels of full scale, for each level that goes in. */
  readonly levelled: (decibels: readonly number[]) => Promise<number[]>;
  /** The same of the limiter. */
  readonly limited: (decibels: readonly number[]) => Promise<number[]>;
};

const makeVideo = (): HTMLVideoElement => document.createElement('video');
const videos = [makeVideo(), makeVideo(), makeVideo()] as const;
for (const video of videos) {
  video.defaultMuted = true;
  video.muted = true;
}
document.body.append(...videos);

const page: PlayerPage = {
  player: null,
  videos: [...videos],
  levelled: (decibels) =>
    Promise.all(
      decibels.map((level) =>
        toneThrough(level, (context) => {
          const leveller = makeLeveller(context);
          return { input: leveller, output: leveller };
        }),
      ),
    ),
  limited: (decibels) => Promise.all(decibels.map((level) => toneThrough(level, makeLimiter))),
  open: async ({ parts, timesUs, endUs, fromUs }) => {
    page.player?.dispose();
    page.player = new Player(videos, new FilmMap(parts, Float64Array.from(timesUs), endUs), fromUs);
    await page.player.settled();
  },
  openCopy: async (id) => {
    const client = new Client(new HttpTransport());
    const recordingId = recordingIdOf.parse(id);
    const told = await client.ask('recording.reviewCopy', { recordingId });
    const { timesUs, endUs } = await client.ask('recording.frameTimes', { recordingId });
    const read = await new CopyReader(client, recordingId).read(told);
    if (read === null) throw new Error('there is no review copy');
    page.player?.dispose();
    const map = new FilmMap([], Float64Array.from(timesUs), endUs).withCopy(read.copy, true);
    page.player = new Player(videos, map, 0);
    await page.player.settled();
    return read.timesUs;
  },
  tryFilm: (url) => tryFilm(url, new AbortController().signal),
  grow: (parts, timesUs, endUs) => page.player?.setMap(new FilmMap(parts, Float64Array.from(timesUs), endUs)),
  picture: ({ x, y, width, height, of }) => {
    const video = videos.find(({ dataset }) => dataset.place === 'top');
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (video === undefined || context === null) return '';
    context.drawImage(video, -x, -y, of.width, of.height);
    const { data } = context.getImageData(0, 0, width, height);
    const grey = Array.from({ length: width * height }, (_, at) => {
      const [r = 0, g = 0, b = 0] = data.subarray(at * 4, at * 4 + 3);
      return String.fromCharCode(Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b));
    });
    return grey.join('');
  },
};

async function toneThrough(
  decibels: number,
  make: (context: BaseAudioContext) => { readonly input: AudioNode; readonly output: AudioNode },
): Promise<number> {
  const context = new OfflineAudioContext(1, 96_000, 48_000);
  const tone = new OscillatorNode(context, { frequency: 400 });
  const level = new GainNode(context, { gain: Math.SQRT2 * 10 ** (decibels / 20) });
  const { input, output } = make(context);
  tone.connect(level).connect(input);
  output.connect(context.destination);
  tone.start();
  const heard = (await context.startRendering()).getChannelData(0).subarray(48_000);
  return 10 * Math.log10(heard.reduce((sum, sample) => sum + sample * sample, 0) / heard.length);
}

Object.assign(globalThis, { playerPage: page });
