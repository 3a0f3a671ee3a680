import { expect, test } from 'vitest';
import { redact } from './ffmpeg-fence.ts';
import { readLogLine } from './ffmpeg-log.ts';

test('a line of the log says who speaks and how bad it is', () => {
  const lines = [
    '[info]   Stream #0:0: Video: h264',
    '[hls @ 0x55d0] [error] Format not on whitelist',
    '[mov,mp4,m4a,3gp,3g2,mj2 @ 000001f3] [warning] Packet corrupt (stream = 0, dts = 1).',
    '[vist#0:0/h264 @ 0x7f] [fatal] gone',
    '    Last message repeated 2 times',
    '[libx264 says] hello',
  ];
  expect(lines.map(readLogLine)).toEqual([
    { speaker: null, level: 'info', text: '  Stream #0:0: Video: h264' },
    { speaker: 'hls', level: 'error', text: 'Format not on whitelist' },
    { speaker: 'mov,mp4,m4a,3gp,3g2,mj2', level: 'warning', text: 'Packet corrupt (stream = 0, dts = 1).' },
    { speaker: 'vist#0:0/h264', level: 'error', text: 'gone' },
    { speaker: null, level: 'info', text: '    Last message repeated 2 times' },
    { speaker: null, level: 'info', text: '[libx264 says] hello' },
  ]);
});

test('addresses are taken out of a line', () => {
  expect([
    redact("Input #0, mov, from 'http://127.0.0.1:4711/tok-en_1/source-0':"),
    redact('http://127.0.0.1:1/a/b: Invalid data; HTTPS://x.y/z'),
    redact('ratio 4://3 is no address'),
  ]).toEqual([
    "Input #0, mov, from '<source>':",
    '<source> Invalid data; <source>',
    'ratio 4://3 is no address',
  ]);
});
