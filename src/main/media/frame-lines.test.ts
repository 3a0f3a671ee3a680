import { expect, test } from 'vitest';
import type { TimeBase } from '../../shared/kernels/frame-times.ts';
import { type FrameLine, FrameLineReader } from './frame-lines.ts';

const text = `#software: Lavf59.27.100
#tb 0: 1/90000
#media_type 0: video
#tb 1: 1001/24000
0,     -30000,     -30000,     3003,      472, 0xb24132c7
1,    -105000,     -58050,     3003,    78829, 0x3f0063eb, F=0x4
1,          0, -9223372036854775808,        1,    19699, 0x1e4fdf8a, S=1,        8
0,       7408,       7408,      592,    30592, 0x433c30a1, F=0x2, S=1,       40
1,       7408,       7408,      592,    30592, 0x433c30a1, S=1,       40, F=0x3
not a line at all
`;

const expected: FrameLine[] = [
  { stream: 0, pts: -30_000, duration: 3_003, size: 472, corrupt: false, key: true },
  { stream: 1, pts: -58_050, duration: 3_003, size: 78_829, corrupt: false, key: false },
  { stream: 1, pts: null, duration: 1, size: 19_699, corrupt: false, key: true },
  { stream: 0, pts: 7_408, duration: 592, size: 30_592, corrupt: true, key: false },
  { stream: 1, pts: 7_408, duration: 592, size: 30_592, corrupt: true, key: true },
];

test.each([1, 7, 64, 100_000])('frames and time bases come out whole in pieces of %i bytes', (piece) => {
  const lines: FrameLine[] = [];
  const bases: [number, TimeBase][] = [];
  const reader = new FrameLineReader({
    onTimeBase: (stream, base) => bases.push([stream, base]),
    onLine: (line) => lines.push(line),
  });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  expect({ lines, bases }).toEqual({
    lines: expected,
    bases: [
      [0, [1, 90_000]],
      [1, [1_001, 24_000]],
    ],
  });
});
