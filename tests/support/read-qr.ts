import { execFileSync } from 'node:child_process';
import { decodeQR } from 'qr/decode.js';
import { expect } from 'vitest';

/** Light modules that a code needs around it (ISO/IEC 18004). */
const QUIET_MODULES = 4;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly data: Uint8Array;
}

/** The text of the QR code in a picture (PNG) of it, by a reader that had no part in drawing it. @throws when it can't be read */
export function readQr(png: Uint8Array): string {
  return decodeQR(pixelsOf(png));
}

/** Checks that a picture of a code has its quiet zone within its own edges. @param modules of the code, without that zone */
export function expectQuietZone(png: Uint8Array, modules: number): void {
  const { width, height, data } = pixelsOf(png);
  const quiet = Math.floor((width / (modules + 2 * QUIET_MODULES)) * QUIET_MODULES);
  /** How far a pixel is from the nearest edge. */
  const depth = (at: number): number => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return Math.min(x, y, width - 1 - x, height - 1 - y);
  };
  const dark = Array.from({ length: width * height }, (_, at) => at)
    // an outermost pixel may be partly of what is around it
    .filter((at) => depth(at) > 0 && depth(at) < quiet)
    .filter((at) => data.subarray(at * 4, at * 4 + 3).some((light) => light !== 255));
  expect({ quiet: quiet > 4, dark: dark.length }).toEqual({ quiet: true, dark: 0 });
}

function pixelsOf(png: Uint8Array): Picture {
  const header = Buffer.from(png);
  const data = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', 'pipe:0', '-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1'],
    { input: png, maxBuffer: 64 * 1024 * 1024 },
  );
  // its first chunk says its size (PNG, 11.2.1)
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20), data };
}
