import type { TimeBase } from '../../shared/kernels/frame-times.ts';

/** One frame or packet as FFmpeg's `framecrc` writes it. Times in ticks of its stream; null when it has none. */
export type FrameLine = {
  readonly stream: number;
  readonly pts: number | null;
  readonly duration: number;
  readonly size: number;
  /** The container says that bytes of it are missing or wrong (AV_PKT_FLAG_CORRUPT). */
  readonly corrupt: boolean;
  /** A decoder can begin here (AV_PKT_FLAG_KEY). */
  readonly key: boolean;
};

export type FrameLineEvents = {
  onTimeBase(stream: number, timeBase: TimeBase): void;
  onLine(line: FrameLine): void;
};

/** In libavcodec/packet.h. Flags that are AV_PKT_FLAG_KEY and nothing else are left out of the line. */
const keyFlag = 1;
const corruptFlag = 2;

/** No line of framecrc is longer, side data included; more is not framecrc. */
const longestLine = 4_096;

/**
 * Reads `framecrc` as it streams: `stream, dts, pts, duration, size, checksum…`, and headers such as `#tb 0: 1/90000`
 * (libavformat/framecrcenc.c). Holds one line at most.
 */
export class FrameLineReader {
  readonly #events: FrameLineEvents;
  readonly #decoder = new TextDecoder();
  #rest = '';

  constructor(events: FrameLineEvents) {
    this.#events = events;
  }

  push(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n');
    this.#rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) this.#read(line);
  }

  #read(line: string): void {
    const base = /^#tb (\d+): (\d+)\/(\d+)$/.exec(line);
    if (base) this.#events.onTimeBase(Number(base[1]), [Number(base[2]), Number(base[3])]);
    const match = /^(\d+),\s*-?\d+,\s*(-?\d+),\s*(\d+),\s*(\d+),(?:.*?, F=0x([\dA-F]+))?/.exec(line);
    if (!match) return;
    const pts = Number(match[2]);
    const flags = match[5] === undefined ? keyFlag : Number.parseInt(match[5], 16);
    this.#events.onLine({
      stream: Number(match[1]),
      // AV_NOPTS_VALUE is -2^63, far outside what counts exactly.
      pts: Number.isSafeInteger(pts) ? pts : null,
      duration: Number(match[3]),
      size: Number(match[4]),
      corrupt: (flags & corruptFlag) !== 0,
      key: (flags & keyFlag) !== 0,
    });
  }
}
