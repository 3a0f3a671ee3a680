import { MANIFEST_CONTEXT } from '../../src/main/bundle/bundle-writer.ts';
import { formatKeyCard } from '../../src/main/vault/key-card.ts';
import { newSigningKey, sign } from '../../src/main/vault/signing.ts';
import { type Draft, type ForgedEntry, forgeZip, honestDraft, packDraft } from './bundle-forge.ts';

/** Content that must be refused, by the code of the refusal. */
export type Lies = Record<string, readonly (readonly [string, Uint8Array])[]>;

type Change = (draft: Draft) => void;

const stranger = newSigningKey();
const film = 'original/0';

/** An honest draft with another manifest and session: what the kinds for one person have. */
function draftOf(kind: string, session: object, films: Draft['films'] = new Map()): Draft {
  const draft = honestDraft();
  const { format, version, bundleId, author } = draft.manifest;
  draft.manifest = { format, version, bundleId, author, kind, until: '2030-02-12', entries: [] };
  draft.session = session as Draft['session'];
  draft.films = films;
  return draft;
}

/** @param recordingId of a recording of the library that reads it, of at least a second */
export function proposalDraft(recordingId: string): Draft {
  const span = { inUs: 0, outUs: 400_000, title: 'Wachten', why: '' };
  return draftOf('proposal', {
    ...{ format: 'kijkkring-proposal', version: 1, recordingId },
    proposals: [{ ...span, id: '11111111-1111-4111-8111-111111111111' }],
  });
}

/** @param recipient any: answers would go there */
export function watchDraft(recipient: string, content: Uint8Array): Draft {
  const films = new Map([[film, Buffer.from(content)]]);
  const draft = draftOf('watch', {}, films);
  draft.session = {
    ...{ format: 'kijkkring-watch', version: 1 },
    recording: { id: '22222222-2222-4222-8222-222222222222', title: 'Les', round: 1, files: 1 },
    senderCard: formatKeyCard({ recipient, signingKey: draft.author.publicKey }),
  } as unknown as Draft['session'];
  return draft;
}

type Packing = Parameters<typeof packDraft>[1];

const packer =
  (honest: () => Draft) =>
  (change: Change, how: Packing = {}): Uint8Array => {
    const draft = honest();
    change(draft);
    return forgeZip(packDraft(draft, how));
  };

const nothing: Change = () => undefined;
const inManifest =
  (more: object): Change =>
  ({ manifest }) =>
    void Object.assign(manifest, more);
const inSession =
  (more: object): Change =>
  ({ session }) =>
    void Object.assign(session, more);

/** What holds for every kind that one person sends to one other. */
function commonLies(honest: () => Draft): Record<string, (readonly [string, Uint8Array])[]> {
  const packed = packer(honest);
  const entries = (): ForgedEntry[] => packDraft(honest());
  const byStranger = (bytes: Buffer): string => sign(stranger.secretKey, MANIFEST_CONTEXT, bytes);
  return {
    bundleSignatureInvalid: [
      ['no real signature', packed(nothing, { signature: () => 'A'.repeat(88) })],
      ['a signature of another key', packed(nothing, { signature: byStranger })],
      [
        'the key of another in the name of the author',
        packed(inManifest({ author: { name: 'Sanne', publicKey: stranger.publicKey } })),
      ],
    ],
    bundleDamaged: [
      ['more in the manifest', packed(inManifest({ extra: 1 }))],
      ['more in the session', packed(inSession({ extra: 1 }))],
      ['a session of another format', packed(inSession({ format: 'kijkkring-session' }))],
      ['no session', packed(nothing, { sessionBytes: Buffer.from('{}') })],
      ['an impossible day', packed(inManifest({ until: '2030-02-30' }))],
    ],
    bundleNameUnsafe: [
      [
        'an entry that no manifest lists',
        forgeZip([...entries(), { name: 'guides/a.json', bytes: Buffer.from('{}') }]),
      ],
      ['a name that climbs out', forgeZip([...entries(), { name: '../evil', bytes: Buffer.from('{}') }])],
    ],
    bundleHashMismatch: [
      [
        'another session',
        forgeZip(
          entries().map((entry) =>
            entry.name === 'session.json'
              ? { ...entry, bytes: Buffer.from(entry.bytes.toString().replace('"version":1', '"version":2')) }
              : entry,
          ),
        ),
      ],
    ],
    bundleExpired: [['a day that is over', packed(inManifest({ until: '2020-01-01' }))]],
    bundleNewer: [
      ['version 2', packed(inManifest({ version: 2 }))],
      ['a kind of later', packed(inManifest({ kind: 'return' }))],
    ],
  };
}

export function proposalLies(recordingId: string): Lies {
  const honest = (): Draft => proposalDraft(recordingId);
  const packed = packer(honest);
  const [span] = (honest().session as unknown as { proposals: object[] }).proposals;
  const spans = (...all: object[]): Uint8Array => packed(inSession({ proposals: all }));
  const { bundleDamaged, ...common } = commonLies(honest);
  return {
    ...common,
    bundleDamaged: [
      ...(bundleDamaged ?? []),
      ['no proposals', spans()],
      ['the same proposal twice', spans({ ...span }, { ...span })],
      ['a stretch that runs backwards', spans({ ...span, inUs: 5, outUs: 5 })],
      ['a time before zero', spans({ ...span, inUs: -1 })],
      ['a time that is no whole number', spans({ ...span, inUs: 0.5 })],
      ['a title of two lines', spans({ ...span, title: 'Wachten\nen meer' })],
      ['a title that is only space', spans({ ...span, title: ' ' })],
      ['an id that is a path', spans({ ...span, id: '../../x' })],
      ['a film beside it', packed(({ films }) => void films.set(film, Buffer.from('film')))],
    ],
    fragmentOutside: [
      ['a stretch behind the end', spans({ ...span, inUs: 9_000_000_000, outUs: 9_000_000_001 })],
      ['a stretch that runs past the end', spans({ ...span, outUs: 9_000_000_000 })],
    ],
    proposalRecordingMissing: [
      [
        'a recording that is not here',
        packed(inSession({ recordingId: '3b241101-e2bb-4255-8caf-4136c566a962' })),
      ],
    ],
    bundleIsWatch: [['a package to watch along with', packed(inManifest({ kind: 'watch' }))]],
    bundleNotHome: [['a package for a meeting', packed(inManifest({ kind: 'release' }))]],
  };
}

export function watchLies(recipient: string, content: Uint8Array): Lies {
  const honest = (): Draft => watchDraft(recipient, content);
  const packed = packer(honest);
  const { recording } = honest().session as unknown as { recording: object };
  const { bundleDamaged, bundleHashMismatch, bundleSignatureInvalid, ...common } = commonLies(honest);
  const othersCard = formatKeyCard({ recipient, signingKey: stranger.publicKey });
  const flipped = Buffer.from(content);
  flipped.writeUInt8(flipped.readUInt8(9) ^ 1, 9);
  return {
    ...common,
    bundleSignatureInvalid: [
      ...(bundleSignatureInvalid ?? []),
      ['the card of somebody else', packed(inSession({ senderCard: othersCard }))],
    ],
    bundleDamaged: [
      ...(bundleDamaged ?? []),
      ['a card that is none', packed(inSession({ senderCard: 'kijkkring1' }))],
      ['more files than it says', packed(({ films }) => void films.set('original/1', Buffer.from('x')))],
      ['fewer files than it says', packed(inSession({ recording: { ...recording, files: 2 } }))],
      [
        'a fragment in place of the film',
        packed((draft) => {
          draft.films = new Map([['media/11111111-1111-4111-8111-111111111111.mp4', Buffer.from(content)]]);
        }),
      ],
      ['an id that is a path', packed(inSession({ recording: { ...recording, id: '../../x' } }))],
    ],
    bundleHashMismatch: [
      ...(bundleHashMismatch ?? []),
      [
        'another film',
        forgeZip(packDraft(honest()).map((one) => (one.name === film ? { ...one, bytes: flipped } : one))),
      ],
    ],
    notAVideo: [
      [
        'a letter in place of a film',
        packed(({ films }) => void films.set(film, Buffer.from('Beste ouders'))),
      ],
    ],
    bundleIsProposal: [['proposals', packed(inManifest({ kind: 'proposal' }))]],
    bundleIsHome: [['a recording for who was filmed', packed(inManifest({ kind: 'home' }))]],
  };
}
