import { readPicture, readSequence } from './avc-parameters.ts';
import { withoutPadding } from './nal-units.ts';

/** What an MP4 tells a decoder of H.264 beforehand: the AVC decoder configuration record (ISO/IEC 14496-15, 5.3.3.1). */
export interface AvcConfig {
  readonly profile: number;
  readonly constraints: number;
  readonly level: number;
  /** Bytes of the length in front of each NAL unit. */
  readonly lengthBytes: number;
  readonly sps: readonly Uint8Array[];
  readonly pps: readonly Uint8Array[];
}

/** Null when the record is cut short, empty or of another version. */
export function readAvcConfig(record: Uint8Array): AvcConfig | null {
  const [version, profile = 0, constraints = 0, level = 0, lengths = 0, sequences = 0] = record;
  if (version !== 1 || record.length < 7) return null;
  const sps = readSets(record, 6, sequences & 0x1f);
  const pps = sps && readSets(record, sps.end + 1, record[sps.end] ?? 0);
  if (!sps?.sets.length || !pps?.sets.length) return null;
  return { profile, constraints, level, lengthBytes: (lengths & 3) + 1, sps: sps.sets, pps: pps.sets };
}

/** The record of parameter sets that came with the pictures themselves; null when they make no sense. */
export function avcConfigOf(sps: readonly Uint8Array[], pps: readonly Uint8Array[]): AvcConfig | null {
  const [first] = sps;
  if (first === undefined || first.length < 4 || pps.length === 0) return null;
  const [, profile = 0, constraints = 0, level = 0] = first;
  return { profile, constraints, level, lengthBytes: 4, sps, pps };
}

function readSets(
  record: Uint8Array,
  from: number,
  count: number,
): { readonly sets: Uint8Array[]; readonly end: number } | null {
  const sets: Uint8Array[] = [];
  let at = from;
  for (let left = count; left > 0; left -= 1) {
    const length = (record[at] ?? 0) * 256 + (record[at + 1] ?? 0);
    if (length === 0 || at + 2 + length > record.length) return null;
    sets.push(withoutPadding(record.slice(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  return { sets, end: at };
}

/** Whether everything that the sets allow is what every player plays: 4:2:0, eight bits, whole frames. */
export function isPlainConfig({ sps }: AvcConfig): boolean {
  return sps.length > 0 && sps.every((set) => readSequence(set)?.isPlain === true);
}

/**
 * One record for stretches of several encoders in one track, lengths in four bytes.
 * @returns null when one id would stand for two different sets, or there are more sets than a record holds
 */
export function joinAvcConfigs(configs: readonly AvcConfig[]): AvcConfig | null {
  const sps = distinct(
    configs.flatMap((config) => config.sps),
    (set) => readSequence(set)?.id ?? null,
  );
  const pps = distinct(
    configs.flatMap((config) => config.pps),
    (set) => readPicture(set)?.id ?? null,
  );
  if (sps === null || pps === null || sps.length > 31) return null;
  return {
    profile: Math.max(...configs.map(({ profile }) => profile)),
    constraints: configs.reduce((both, { constraints }) => both & constraints, 0xff),
    level: Math.max(...configs.map(({ level }) => level)),
    ...{ lengthBytes: 4, sps, pps },
  };
}

function distinct(
  sets: readonly Uint8Array[],
  idOf: (set: Uint8Array) => number | null,
): Uint8Array[] | null {
  const byId = new Map<number, Uint8Array>();
  for (const set of sets) {
    const id = idOf(set);
    if (id === null) return null;
    const known = byId.get(id);
    if (known !== undefined && Buffer.compare(known, set) !== 0) return null;
    byId.set(id, set);
  }
  return [...byId.values()];
}

/** Ids that neither a sequence nor a picture parameter set uses: x264 gives one id to both. Highest first. */
export function freeIds({ sps, pps }: AvcConfig): number[] {
  const taken = new Set([
    ...sps.map((set) => readSequence(set)?.id),
    ...pps.map((set) => readPicture(set)?.id),
  ]);
  return Array.from({ length: 32 }, (_, at) => 31 - at).filter((id) => !taken.has(id));
}

/** Profiles of the high family also tell chroma and depth; only 4:2:0 with eight bits gets here. */
const HIGH_PROFILE = 100;
const plainColour = [0xfd, 0xf8, 0xf8, 0];

export function writeAvcConfig({ profile, constraints, level, sps, pps }: AvcConfig): Uint8Array {
  const sets = (all: readonly Uint8Array[]) =>
    all.flatMap((set) => [set.length >> 8, set.length & 0xff, ...set]);
  return Uint8Array.from([
    ...[1, profile, constraints, level, 0xff],
    ...[0xe0 | sps.length, ...sets(sps)],
    ...[pps.length, ...sets(pps)],
    ...(profile >= HIGH_PROFILE ? plainColour : []),
  ]);
}

/** The codec as browsers name it (RFC 6381), such as `avc1.640028`. */
export function codecNameOf({ profile, constraints, level }: AvcConfig): string {
  return `avc1.${Buffer.from([profile, constraints, level]).toString('hex')}`;
}
