import { KijkkringError } from '../../shared/errors.ts';

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

/** No picture of a filmstrip comes near this, in bytes; more is not the stream we asked for. */
const LONGEST_PICTURE = 4 * 1024 * 1024;

/**
 * Cuts a stream of JPEGs behind one another into pictures. ffmpeg's own JPEGs hold no thumbnail, and the marker of the
 * end can't stand in the data of a JPEG (ISO/IEC 10918-1 B.1.1.5: FF is followed by a stuffed zero there).
 */
export class JpegSplitter {
  readonly #onPicture: (picture: Uint8Array) => void;
  #rest: Buffer = Buffer.alloc(0);

  constructor(onPicture: (picture: Uint8Array) => void) {
    this.#onPicture = onPicture;
  }

  /** @throws KijkkringError `ffmpegFailed` when the stream is no stream of JPEGs */
  push(bytes: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let end = this.#rest.indexOf(END, 2); end >= 0; end = this.#rest.indexOf(END, 2)) {
      const picture = this.#rest.subarray(0, end + END.length);
      if (!picture.subarray(0, START.length).equals(START)) throw new KijkkringError('ffmpegFailed');
      this.#onPicture(Buffer.from(picture));
      this.#rest = this.#rest.subarray(end + END.length);
    }
    if (this.#rest.length > LONGEST_PICTURE) throw new KijkkringError('ffmpegFailed');
  }
}
