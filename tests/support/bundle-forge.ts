import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { canonicalBytes } from '../../src/main/bundle/bundle-json.ts';
import { MANIFEST_CONTEXT } from '../../src/main/bundle/bundle-writer.ts';
import { signFragment } from '../../src/main/bundle/signed-record.ts';
import { AgeFileWriter } from '../../src/main/vault/age-file-writer.ts';
import { type AgeAudience, createAgeHeader } from '../../src/main/vault/age-header.ts';
import type { Json } from '../../src/main/vault/canonical-json.ts';
import { newSigningKey, type SigningKey, sign } from '../../src/main/vault/signing.ts';
import type { BundleFragment, BundleManifest } from '../../src/shared/model/bundle.ts';

/** One entry of a ZIP that may lie: each part that isn't given is what an honest writer would put there. */
export interface ForgedEntry {
  readonly name: string;
  readonly bytes: Buffer;
  readonly localName?: string;
  readonly localSize?: number;
  readonly directorySize?: number;
  readonly method?: number;
  readonly localMethod?: number;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly mode?: number;
  readonly extra?: Buffer;
  readonly localExtra?: Buffer;
  readonly comment?: string;
  /** Instead of where the entry lies. */
  readonly offset?: number;
  /** Stands in the directory, without bytes of its own. */
  readonly phantom?: boolean;
  /** Writes the size behind the bytes; the number is what it says. */
  readonly descriptor?: number;
  readonly wide?: boolean;
}

/** What the parts around the entries may lie about. */
export interface ForgedFrame {
  readonly prefix?: Buffer;
  readonly suffix?: Buffer;
  readonly comment?: string;
  readonly beforeDirectory?: Buffer;
  readonly behindDirectory?: Buffer;
  /** Added to the number of entries in the end record. */
  readonly countOff?: number;
  readonly wide?: boolean;
  /** With `wide`: the places that the wide records name, off by so much. */
  readonly wideOff?: number;
  /** A ZIP64 locator that the end record doesn't ask for. */
  readonly strayLocator?: boolean;
}

/** The parts of an honest bundle of two fragments, for a test to change before they are sealed. */
export interface Draft {
  author: SigningKey;
  manifest: Record<string, unknown> & { entries: { name: string; bytes: number; sha256: string }[] };
  session: Record<string, unknown> & { fragments: { author: string; record: object; signature: string }[] };
  films: Map<string, Buffer>;
}

const WIDE = 0xffffffff;

export function field(id: number, data: Buffer): Buffer {
  return Buffer.concat([numbers([id, 2], [data.length, 2]), data]);
}

/** Little-endian numbers of the given widths in bytes. */
function numbers(...parts: readonly (readonly [number | bigint, 2 | 4 | 8])[]): Buffer {
  return Buffer.concat(
    parts.map(([value, width]) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      return bytes.subarray(0, width);
    }),
  );
}

function local(entry: ForgedEntry): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name, 'utf8');
  const extra = entry.localExtra ?? Buffer.alloc(0);
  const later = entry.descriptor !== undefined;
  const size = entry.localSize ?? (later ? 0 : entry.bytes.length);
  const flags = entry.localFlags ?? entry.flags ?? (later ? 0x808 : 0x800);
  const method = entry.localMethod ?? entry.method ?? 0;
  const head = numbers(
    [0x04034b50, 4],
    [20, 2],
    [flags, 2],
    [method, 2],
    [0, 2],
    [33, 2],
    [later ? 0 : crc32(entry.bytes), 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
    [extra.length, 2],
  );
  const width = entry.wide === true ? 8 : 4;
  const tail = numbers(
    [0x08074b50, 4],
    [crc32(entry.bytes), 4],
    [entry.descriptor ?? 0, width],
    [entry.descriptor ?? 0, width],
  );
  return Buffer.concat([head, name, extra, entry.bytes, later ? tail : Buffer.alloc(0)]);
}

function record(entry: ForgedEntry, at: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const comment = Buffer.from(entry.comment ?? '', 'utf8');
  const size = entry.directorySize ?? entry.bytes.length;
  const offset = entry.offset ?? at;
  const wide = entry.wide === true;
  const extra =
    entry.extra ?? (wide ? field(1, numbers([size, 8], [size, 8], [offset, 8])) : Buffer.alloc(0));
  const head = numbers(
    [0x02014b50, 4],
    [(3 << 8) | 63, 2],
    [wide ? 45 : 20, 2],
    [entry.flags ?? (entry.descriptor !== undefined ? 0x808 : 0x800), 2],
    [entry.method ?? 0, 2],
    [0, 2],
    [33, 2],
    [crc32(entry.bytes), 4],
    [wide ? WIDE : entry.method === 8 ? entry.bytes.length : size, 4],
    [wide ? WIDE : size, 4],
    [name.length, 2],
    [extra.length, 2],
    [comment.length, 2],
    [0, 2],
    [0, 2],
    [(BigInt(entry.mode ?? 0o100600) << 16n) & 0xffffffffn, 4],
    [wide ? WIDE : offset, 4],
  );
  return Buffer.concat([head, name, extra, comment]);
}

/** Makes a ZIP of stored entries with every lie that was asked for. */
export function forgeZip(entries: readonly ForgedEntry[], frame: ForgedFrame = {}): Buffer {
  const pieces: Buffer[] = [frame.prefix ?? Buffer.alloc(0)];
  const records: Buffer[] = [];
  let at = pieces[0]?.length ?? 0;
  for (const entry of entries) {
    records.push(record(entry, at));
    if (entry.phantom === true) continue;
    const bytes = local(entry);
    pieces.push(bytes);
    at += bytes.length;
  }
  pieces.push(frame.beforeDirectory ?? Buffer.alloc(0));
  at += frame.beforeDirectory?.length ?? 0;
  const directory = Buffer.concat([...records, frame.behindDirectory ?? Buffer.alloc(0)]);
  const count = entries.length + (frame.countOff ?? 0);
  pieces.push(directory, endOf({ at, bytes: directory.length, count }, frame));
  return Buffer.concat([...pieces, frame.suffix ?? Buffer.alloc(0)]);
}

function endOf(place: { at: number; bytes: number; count: number }, frame: ForgedFrame): Buffer {
  const { at, bytes, count } = place;
  const off = frame.wideOff ?? 0;
  const wide = frame.wide === true;
  const wideEnd = numbers(
    [0x06064b50, 4],
    [44, 8],
    [45, 2],
    [45, 2],
    [0, 4],
    [0, 4],
    [count, 8],
    [count, 8],
    [bytes, 8],
    [at + off, 8],
  );
  const locator = numbers([0x07064b50, 4], [0, 4], [at + bytes, 8], [1, 4]);
  const comment = Buffer.from(frame.comment ?? '');
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [wide ? 0xffff : count, 2],
    [wide ? 0xffff : count, 2],
    [wide ? WIDE : bytes, 4],
    [wide ? WIDE : at, 4],
    [comment.length, 2],
  );
  const both = wide || frame.strayLocator === true;
  return Buffer.concat([both ? wideEnd : Buffer.alloc(0), both ? locator : Buffer.alloc(0), end, comment]);
}

export const fragmentIds = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

function fragmentRecord(id: string, position: number): BundleFragment {
  return {
    id: id as BundleFragment['id'],
    position,
    title: `Fragment ${position}`,
    why: '',
    durationUs: 1_000_000,
    frames: 25,
    annotations: [],
  };
}

/** An honest bundle of two fragments with made films, not yet packed. */
export function honestDraft(bundleId = '33333333-3333-4333-8333-333333333333'): Draft {
  const author = newSigningKey();
  const manifest: Omit<BundleManifest, 'entries'> = {
    format: 'kijkkring-bundle',
    version: 1,
    kind: 'release',
    bundleId: bundleId as BundleManifest['bundleId'],
    author: { name: 'Marije', publicKey: author.publicKey },
    audience: [{ name: 'Joris', role: 'coach' }],
    meeting: {
      id: '44444444-4444-4444-8444-444444444444' as BundleManifest['meeting']['id'],
      title: 'Bouw',
      date: '2030-01-15',
    },
    until: '2030-02-12',
  };
  return {
    author,
    manifest: { ...manifest, entries: [] },
    session: {
      format: 'kijkkring-session',
      version: 1,
      learningQuestion: 'Hoe wacht ik langer?',
      fragments: fragmentIds.map((id, at) => signFragment(fragmentRecord(id, at + 1), author)),
    },
    films: new Map(
      fragmentIds.map((id, at) => [`media/${id}.mp4`, Buffer.alloc(70_000 + at, `film ${at} `)]),
    ),
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Packs a draft into entries: hashes and sizes are put in the manifest, which is then signed. */
export function packDraft(
  draft: Draft,
  o: {
    /** Changes what the manifest lists, before it is signed. */
    list?: (entries: Draft['manifest']['entries']) => Draft['manifest']['entries'];
    manifestBytes?: (honest: Buffer) => Buffer;
    /** Signs with another key, or gives another signature altogether. */
    signature?: (bytes: Buffer) => string;
    sessionBytes?: Buffer;
  } = {},
): ForgedEntry[] {
  const session = o.sessionBytes ?? canonicalBytes(draft.session as Json);
  const content = [{ name: 'session.json', bytes: session }, ...filmsOf(draft)];
  const entries = content.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  const honest = canonicalBytes({ ...draft.manifest, entries: o.list?.(entries) ?? entries } as Json);
  const manifest = o.manifestBytes?.(honest) ?? honest;
  const signature = o.signature?.(manifest) ?? sign(draft.author.secretKey, MANIFEST_CONTEXT, manifest);
  return [
    { name: 'manifest.json', bytes: manifest },
    { name: 'manifest.sig', bytes: Buffer.from(signature, 'latin1') },
    ...content,
  ];
}

function filmsOf(draft: Draft): ForgedEntry[] {
  return [...draft.films].map(([name, bytes]) => ({ name, bytes }));
}

/** Seals any bytes as a bundle would be. */
export async function sealAs(path: string, bytes: Uint8Array, to: AgeAudience): Promise<string> {
  const writer = await AgeFileWriter.create(path, await createAgeHeader(to));
  await writer.write(bytes);
  await writer.finish();
  return path;
}
