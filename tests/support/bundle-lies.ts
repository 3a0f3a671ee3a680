import { deflateRawSync } from 'node:zlib';
import { MANIFEST_CONTEXT } from '../../src/main/bundle/bundle-writer.ts';
import { signFragment } from '../../src/main/bundle/signed-record.ts';
import { canonicalJson, type Json } from '../../src/main/vault/canonical-json.ts';
import { newSigningKey, sign } from '../../src/main/vault/signing.ts';
import type { BundleFragment } from '../../src/shared/model/bundle.ts';
import {
  type Draft,
  type ForgedEntry,
  type ForgedFrame,
  field,
  forgeZip,
  fragmentIds,
  honestDraft,
  packDraft,
  sha256,
} from './bundle-forge.ts';

const film = `media/${fragmentIds[0]}.mp4`;
export const otherId = '55555555-5555-4555-8555-555555555555';

export function recordOf(draft: Draft, at: number): BundleFragment {
  return draft.session.fragments[at]?.record as BundleFragment;
}

/** The honest bundle with one entry changed. */
function withEntry(name: string, change: Partial<ForgedEntry>): ForgedEntry[] {
  return packDraft(honestDraft()).map((entry) => (entry.name === name ? { ...entry, ...change } : entry));
}

function withFrame(frame: ForgedFrame): Buffer {
  return forgeZip(packDraft(honestDraft()), frame);
}

/** The honest bundle with an entry more: in the ZIP, and in the manifest if asked. */
function withExtra(name: string, change: Partial<ForgedEntry> = {}, listed = false): Buffer {
  const bytes = Buffer.from('{}');
  const item = { name, bytes: bytes.length, sha256: sha256(bytes) };
  const entries = packDraft(honestDraft(), { list: (list) => (listed ? [...list, item] : list) });
  return forgeZip([...entries, { name, bytes, ...change }]);
}

/** Changes a draft and packs it as its author would. */
function packed(change: (draft: Draft) => void, how: Parameters<typeof packDraft>[1] = {}): Buffer {
  const draft = honestDraft();
  change(draft);
  return forgeZip(packDraft(draft, how));
}

function list(change: (entry: { name: string; bytes: number; sha256: string }) => object) {
  return packed(() => undefined, {
    list: (entries) => entries.map((entry) => ({ ...entry, ...change(entry) })),
  });
}

function changeRecord(change: Partial<BundleFragment>): Buffer {
  return packed((draft) => {
    draft.session.fragments[0] = signFragment({ ...recordOf(draft, 0), ...change }, draft.author);
  });
}

const stranger = newSigningKey();
const bomb = deflateRawSync(Buffer.alloc(50_000_000));
const annotation = {
  guideId: 'g',
  itemCode: 'A1',
  kind: 'point',
  actor: 'teacher',
  pupil: null,
} as const;

/** Content of bundles that must be refused, by the code of the refusal. */
export const bundleLies: Record<string, readonly (readonly [string, Uint8Array])[]> = {
  bundleNameUnsafe: [
    ['a name above the folder', withExtra('../evil.mp4')],
    ['a name above the folder, listed and signed', withExtra('../evil.mp4', {}, true)],
    ['a name that climbs out of media', withExtra('media/../../evil.mp4', {}, true)],
    ['an absolute name', withExtra('/etc/cron.d/evil', {}, true)],
    ['a drive', withExtra('C:/evil.mp4', {}, true)],
    ['backslashes', withExtra('media\\..\\evil.mp4', {}, true)],
    ['an alternate stream', withExtra(`${film}:evil`, {}, true)],
    ['capitals', withExtra(`media/${fragmentIds[0]?.toUpperCase()}.MP4`, {}, true)],
    ['a folder', withExtra('media/', {}, true)],
    ['a zero byte', withExtra('session.json\0', {}, true)],
    ['an unknown entry', withExtra('readme.txt', {}, true)],
    ['a guide that no manifest lists', withExtra('guides/extra.json')],
    ['an entry twice', forgeZip([...packDraft(honestDraft()), { name: film, bytes: Buffer.from('twice') }])],
    ['an entry listed twice', packed(() => undefined, { list: (l) => [...l, ...l.slice(1)] })],
    ['a link', forgeZip(withEntry(film, { mode: 0o120777 }))],
    ['a pipe', forgeZip(withEntry(film, { mode: 0o010600 }))],
    ['a folder under the name of a film', forgeZip(withEntry(film, { mode: 0o040700 }))],
    ['a comment on an entry', forgeZip(withEntry(film, { comment: 'hello' }))],
    ['another name in the local header', forgeZip(withEntry(film, { localName: '../evil' }))],
    [
      'a second name in an extra field',
      forgeZip(withEntry(film, { extra: field(0x7075, Buffer.from('\u0001....../evil')) })),
    ],
    ['an extra field', forgeZip(withEntry(film, { extra: field(0x5455, Buffer.alloc(5)) }))],
    [
      'an extra field in the local header',
      forgeZip(withEntry(film, { localExtra: field(1, Buffer.alloc(16)) })),
    ],
  ],
  bundleSizeLies: [
    ['a size in the local header', forgeZip(withEntry(film, { localSize: 5 }))],
    ['a size in the directory', forgeZip(withEntry(film, { directorySize: 100 }))],
    [
      'a size beyond the end',
      forgeZip(withEntry(film, { directorySize: 0x7fffffff, localSize: 0x7fffffff })),
    ],
    ['a size behind the bytes', forgeZip(withEntry(film, { descriptor: 12 }))],
    [
      'a size of 2^60 bytes',
      forgeZip(withEntry(film, { wide: true, directorySize: 2 ** 60, descriptor: 0, localSize: 0xffffffff })),
    ],
    ['a size in the manifest', list(({ name }) => (name === film ? { bytes: 12 } : {}))],
    ['a size of the session in the manifest', list(({ name }) => (name === film ? {} : { bytes: 1 }))],
    ['overlapping entries', forgeZip(withEntry('session.json', { offset: 0 }))],
    ['bytes before the first entry', withFrame({ prefix: Buffer.from('#!/bin/sh\n') })],
    ['bytes before the directory', withFrame({ beforeDirectory: Buffer.alloc(300) })],
    ['bytes behind the directory', withFrame({ behindDirectory: Buffer.alloc(300) })],
    ['an entry that is not counted', withFrame({ countOff: -1 })],
    ['wide marks without a wide directory', wideMarksOnly()],
    ['a second directory', withFrame({ strayLocator: true })],
    ['a far directory', withFrame({ wide: true, wideOff: 2 ** 52 })],
    ['a directory of nowhere', forgeZip([], { wide: true, wideOff: 7 })],
    ['a session of 9 MB', packed((draft) => Object.assign(draft.session, { x: ' '.repeat(9_000_000) }))],
    [
      'a manifest of 9 MB',
      packed(() => undefined, { manifestBytes: (b) => Buffer.concat([b, Buffer.alloc(9_000_000, ' ')]) }),
    ],
    ['guides of 35 MB together', manyGuides(5)],
  ],
  bundleDamaged: [
    ['an entry without bytes', forgeZip([...packDraft(honestDraft()), phantom('guides/x.json')])],
    ['no ZIP at all', Buffer.from('this is a letter')],
    ['nothing', Buffer.alloc(0)],
    ['a ZIP of nothing', forgeZip([])],
    ['a ZIP comment', withFrame({ comment: 'hello' })],
    ['trailing bytes', withFrame({ suffix: Buffer.from('more') })],
    ['an entry too many counted', withFrame({ countOff: 1 })],
    ['a compressed entry', forgeZip(withEntry('session.json', compressed(Buffer.from('{}'))))],
    ['a bomb', forgeZip(withEntry('session.json', { ...bombEntry(), localSize: 50_000_000 }))],
    ['a method only the local header knows', forgeZip(withEntry(film, { localMethod: 8 }))],
    ['an encrypted entry', forgeZip(withEntry(film, { flags: 0x801 }))],
    ['flags only the local header knows', forgeZip(withEntry(film, { localFlags: 0x808 }))],
    ['no manifest', forgeZip(packDraft(honestDraft()).slice(1))],
    ['no signature', forgeZip(packDraft(honestDraft()).filter(({ name }) => name !== 'manifest.sig'))],
    ['a film that is missing', forgeZip(packDraft(honestDraft()).slice(0, -1))],
    ['a fragment without a film', packed((draft) => draft.films.delete(film))],
    [
      'a film without a fragment',
      packed((draft) => draft.films.set(`media/${otherId}.mp4`, Buffer.from('x'))),
    ],
    ['a manifest that is no JSON', packed(() => undefined, { manifestBytes: () => Buffer.from('hello') })],
    ['a manifest of something else', packed((draft) => Object.assign(draft.manifest, { format: 'x' }))],
    ['a manifest with more fields', packed((draft) => Object.assign(draft.manifest, { extra: 1 }))],
    ['a session with more fields', packed((draft) => Object.assign(draft.session, { extra: 1 }))],
    ['a session that is no JSON', packed(() => undefined, { sessionBytes: Buffer.from('[[[[') })],
    ['a manifest with white space', rewritten('"until":', '"until": ')],
    ['a day that stands twice', rewritten('"until":', '"until":"2035-01-01","until":')],
    ['a number in another writing', rewritten('"version":1', '"version":1.0')],
    ['a question that stands twice', questionTwice()],
    ['a kind that is none', packed((draft) => Object.assign(draft.manifest, { kind: 3 }))],
    ['a session that is no UTF-8', packed(() => undefined, { sessionBytes: notUtf8() })],
    ['a very deep session', packed(() => undefined, { sessionBytes: Buffer.alloc(4_000_000, '[') })],
    ['an impossible day', packed((draft) => Object.assign(draft.manifest, { until: '2030-02-30' }))],
    [
      'capitals in the id of the bundle',
      packed((draft) => Object.assign(draft.manifest, { bundleId: 'ABCDEFAB-0000-4000-8000-00000000ABCD' })),
    ],
    ['a gap in the positions', changeRecord({ position: 3 })],
    ['a position twice', changeRecord({ position: 2 })],
    [
      'a markering behind the end',
      changeRecord({ annotations: [{ ...annotation, startUs: 5e6, endUs: null }] }),
    ],
    [
      'a markering that ends early',
      changeRecord({ annotations: [{ ...annotation, startUs: 500, endUs: 400 }] }),
    ],
    ['a subtitle behind the end', changeRecord({ subtitles: [{ startUs: 0, endUs: 2e6, text: 'Ja' }] })],
    ['a subtitle that ends early', changeRecord({ subtitles: [{ startUs: 9, endUs: 9, text: 'Ja' }] })],
    [
      'subtitles out of order',
      changeRecord({ subtitles: [5e5, 4e5].map((at) => ({ startUs: at, endUs: at + 9, text: 'Ja' })) }),
    ],
    [
      'a subtitle that begins another cue',
      changeRecord({ subtitles: [{ startUs: 0, endUs: 9, text: 'Ja\n\n00:00.000 --> 00:09.000' }] }),
    ],
    ['no subtitles, said twice', changeRecord({ subtitles: [] })],
  ],
  bundleHashMismatch: [
    ['another session', forgeZip(changedByte('session.json'))],
    ['another film', forgeZip(changedByte(film))],
    ['a wrong hash in the manifest', list(({ name }) => (name === film ? { sha256: '0'.repeat(64) } : {}))],
  ],
  bundleSignatureInvalid: [
    ['no real signature', packed(() => undefined, { signature: () => 'A'.repeat(88) })],
    ['an empty signature', packed(() => undefined, { signature: () => '' })],
    ['an altered signature', packed(() => undefined, { signature: (bytes) => altered(signed(bytes)) })],
    ['a signature of another key', packed(() => undefined, { signature: signed })],
    ['a signature with the high bits set', highBits()],
    ['a signature with a line end', longerSignature('\n')],
    ['a signature for another purpose', otherPurpose()],
    [
      'a record signed by another key',
      packed((draft) => {
        draft.session.fragments[0] = signFragment(recordOf(draft, 0), stranger);
      }),
    ],
    [
      'a record changed after it was signed',
      packed((draft) => {
        const record = draft.session.fragments[0];
        if (record !== undefined) Object.assign(record, { record: { ...record.record, title: 'Other' } });
      }),
    ],
    [
      'a record signed by another key under the name of the author',
      packed((draft) => {
        const forged = signFragment(recordOf(draft, 0), stranger);
        draft.session.fragments[0] = { ...forged, author: draft.author.publicKey };
      }),
    ],
  ],
  bundleNewer: [
    ['version 2', packed((draft) => Object.assign(draft.manifest, { version: 2, somethingNew: true }))],
    [
      'another kind',
      packed((draft) => Object.assign(draft.manifest, { kind: 'return', somethingNew: true })),
    ],
  ],
  bundleExpired: [
    ['a day that is over', packed((draft) => Object.assign(draft.manifest, { until: '2020-01-01' }))],
  ],
};

function phantom(name: string): ForgedEntry {
  return { name, bytes: Buffer.alloc(0), phantom: true };
}

function compressed(plain: Buffer): Partial<ForgedEntry> {
  return { bytes: deflateRawSync(plain), method: 8, directorySize: plain.length };
}

function bombEntry(): Partial<ForgedEntry> {
  return { bytes: bomb, method: 8, directorySize: 50_000_000 };
}

function wideMarksOnly(): Buffer {
  const end = Buffer.alloc(22, 0xff);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(0, 4);
  end.writeUInt16LE(0, 20);
  return end;
}

/** The manifest in another writing, signed as it then stands. */
function rewritten(from: string, to: string): Buffer {
  return packed(() => undefined, {
    manifestBytes: (honest) => {
      const text = honest.toString();
      if (!text.includes(from)) throw new Error(`a manifest has ${from}`);
      return Buffer.from(text.replace(from, to));
    },
  });
}

function questionTwice(): Buffer {
  const text = canonicalJson(honestDraft().session as Json);
  return packed(() => undefined, {
    sessionBytes: Buffer.from(text.replace('"version"', '"learningQuestion":"Other?","version"')),
  });
}

/** Each as large as one may be; they are refused before they are read, so their content doesn't matter. */
function manyGuides(count: number): Buffer {
  const guides = Array.from({ length: count }, (_, at) => ({
    name: `guides/g${at}.json`,
    bytes: Buffer.alloc(7_000_000, ' '),
  }));
  const items = guides.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  return forgeZip([...packDraft(honestDraft(), { list: (entries) => [...entries, ...items] }), ...guides]);
}

function notUtf8(): Buffer {
  const text = canonicalJson(honestDraft().session as Json);
  return Buffer.from(text.replace('Hoe', 'H\xffe'), 'latin1');
}

function changedByte(name: string): ForgedEntry[] {
  return packDraft(honestDraft()).map((entry) => {
    if (entry.name !== name) return entry;
    const bytes = Buffer.from(entry.bytes);
    const at = bytes.indexOf('Hoe') === -1 ? 10 : bytes.indexOf('Hoe');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return { ...entry, bytes };
  });
}

function signed(bytes: Buffer): string {
  return sign(stranger.secretKey, MANIFEST_CONTEXT, bytes);
}

function altered(signature: string): string {
  return `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
}

/** The true signature, with every byte written in a way that a careless reader takes for the same. */
function highBits(): Buffer {
  const entries = packDraft(honestDraft()).map((entry) =>
    entry.name === 'manifest.sig' ? { ...entry, bytes: entry.bytes.map((byte) => byte | 0x80) } : entry,
  );
  return forgeZip(entries.map((entry) => ({ ...entry, bytes: Buffer.from(entry.bytes) })));
}

function longerSignature(tail: string): Buffer {
  const draft = honestDraft();
  return forgeZip(
    packDraft(draft, {
      signature: (bytes) => `${sign(draft.author.secretKey, MANIFEST_CONTEXT, bytes)}${tail}`,
    }),
  );
}

function otherPurpose(): Buffer {
  const draft = honestDraft();
  return forgeZip(
    packDraft(draft, { signature: (bytes) => sign(draft.author.secretKey, 'bundle-fragment', bytes) }),
  );
}
