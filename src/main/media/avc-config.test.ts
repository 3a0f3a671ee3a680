import { describe, expect, test } from 'vitest';
import {
  type AvcConfig,
  avcConfigOf,
  codecNameOf,
  freeIds,
  isPlainConfig,
  joinAvcConfigs,
  readAvcConfig,
  writeAvcConfig,
} from './avc-config.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

/** What an Android phone of 2012 writes: baseline, 1280 by 720. */
const phone = bytes('01 42 00 29 ff e1 000b 674200298d8d402802dc80 01 0004 68ca43c8');
/** x264 with `sps-id=31` and a filler zero behind the picture set, as ffmpeg copies it from a transport stream. */
const last = bytes(
  `01 64 00 0c ff e1 001b 6764000c040b2c80a0cfcf80880000030008000003019078a15240
   01 0009 68040082bc3cb22c00 fd f8 f8 00`,
);

function config(record: Uint8Array): AvcConfig {
  const read = readAvcConfig(record);
  if (read === null) throw new Error('the record makes no sense');
  return read;
}

describe('a decoder configuration', () => {
  test('is read, and written as it was', () => {
    expect(config(phone)).toEqual({
      ...{ profile: 66, constraints: 0, level: 41, lengthBytes: 4 },
      ...{ sps: [bytes('674200298d8d402802dc80')], pps: [bytes('68ca43c8')] },
    });
    expect(config(last).pps).toEqual([bytes('68040082bc3cb22c')]);
    expect(writeAvcConfig(config(phone))).toEqual(phone);
    expect(codecNameOf(config(phone))).toBe('avc1.420029');
    expect(avcConfigOf(config(phone).sps, config(phone).pps)).toEqual(config(phone));
  });

  test('is refused when it is cut short or of another version', () => {
    for (let length = 0; length < phone.length; length += 1)
      expect(readAvcConfig(phone.subarray(0, length))).toBeNull();
    expect(readAvcConfig(Uint8Array.from([0, ...phone.subarray(1)]))).toBeNull();
    expect(avcConfigOf([], [])).toBeNull();
  });

  test('leaves ids free that neither kind of set uses', () => {
    expect(freeIds(config(phone))).not.toContain(0);
    expect(freeIds(config(phone)).slice(0, 2)).toEqual([31, 30]);
    expect(freeIds(config(last)).slice(0, 2)).toEqual([30, 29]);
    // A picture set of id n begins with ue(n).
    const everyId = Array.from({ length: 32 }, (_unused, id) => pictureSet(id));
    expect(freeIds({ ...config(phone), pps: everyId })).toEqual([]);
  });

  test('is plain only with whole frames, eight bits and chroma 4:2:0', () => {
    expect([phone, last].map((record) => isPlainConfig(config(record)))).toEqual([true, true]);
    // x264, each 64 by 64: interlaced; ten bits; 4:2:2.
    const others = [
      '67640015acd9444d808800000300080000030190f8a14cb0',
      '676e000aa6cd94426c0440000003004000000c83c4896580',
      '677a000abcd94426c044000003000400000300c83c489658',
    ];
    for (const set of others) expect(isPlainConfig({ ...config(phone), sps: [bytes(set)] })).toBe(false);
    expect(isPlainConfig({ ...config(phone), sps: [] })).toBe(false);
  });
});

/** ue(id), ue(0) and an end bit, behind the header of a picture set. */
function pictureSet(id: number): Uint8Array {
  const code = (id + 1).toString(2);
  const bits = `${'0'.repeat(code.length - 1)}${code}11`.padEnd(24, '0');
  return Uint8Array.from([0x68, ...(bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))]);
}

describe('configurations of several encoders', () => {
  test('are joined: every set once, the higher profile and level', () => {
    const joined = joinAvcConfigs([config(phone), config(last), config(phone)]);
    expect(joined).toMatchObject({ profile: 100, constraints: 0, level: 41, lengthBytes: 4 });
    expect(joined?.sps).toEqual([...config(phone).sps, ...config(last).sps]);
    expect(joined?.pps).toEqual([...config(phone).pps, ...config(last).pps]);
    if (joined) expect(readAvcConfig(writeAvcConfig(joined))).toEqual(joined);
  });

  test('are refused when one id would stand for two sets', () => {
    const [sps = new Uint8Array()] = config(phone).sps;
    const changed = Uint8Array.from([...sps.subarray(0, 3), 31, ...sps.subarray(4)]);
    expect(joinAvcConfigs([config(phone), { ...config(phone), sps: [changed] }])).toBeNull();
    const other = { ...config(phone), pps: [pictureSet(0)] };
    expect(joinAvcConfigs([config(phone), other])).toBeNull();
  });
});
