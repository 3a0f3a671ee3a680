import { FilmMap, type FilmPart } from '../../../src/renderer/player/film-map.ts';
import { Player } from '../../../src/renderer/player/player.ts';

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
  /** A part of the picture on screen in grey, pixel by pixel. */
  readonly picture: (part: PartOfPicture) => number[];
  readonly videos: HTMLVideoElement[];
};

const videos = [document.createElement('video'), document.createElement('video')] as const;
for (const video of videos) video.muted = true;
document.body.append(...videos);

const page: PlayerPage = {
  player: null,
  videos: [...videos],
  open: async ({ parts, timesUs, endUs, fromUs }) => {
    page.player?.dispose();
    page.player = new Player(videos, new FilmMap(parts, Float64Array.from(timesUs), endUs), fromUs);
    await page.player.settled();
  },
  picture: ({ x, y, width, height, of }) => {
    const video = videos.find(({ hidden }) => !hidden);
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (video === undefined || context === null) return [];
    context.drawImage(video, -x, -y, of.width, of.height);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: width * height }, (_, at) => {
      const [r = 0, g = 0, b = 0] = data.subarray(at * 4, at * 4 + 3);
      return Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b);
    });
  },
};

Object.assign(globalThis, { playerPage: page });
