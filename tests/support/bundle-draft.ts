import basics from '../../resources/guides/a-basiscommunicatie.json' with { type: 'json' };
import type { BundleDraft, BundleMedia } from '../../src/main/bundle/bundle-writer.ts';
import { signFragment } from '../../src/main/bundle/signed-record.ts';
import { newSigningKey } from '../../src/main/vault/signing.ts';
import type { BundleSession } from '../../src/shared/model/bundle.ts';
import { guide as guideSchema } from '../../src/shared/model/guide.ts';
import { bundleId, fragmentId, meetingId } from '../../src/shared/model/ids.ts';
import { fragmentIds, sha256 } from './bundle-forge.ts';
import { memorySource } from './memory-source.ts';

export const signer = newSigningKey();

export const guide = guideSchema.parse(basics);

/** Made films: bytes are enough where nothing plays them. */
export const films = fragmentIds.map((id, at) => ({
  fragmentId: id,
  bytes: Buffer.alloc(150_000 + at, `film ${at} `),
}));

export function mediaOf(id: string, bytes: Buffer): BundleMedia {
  return { fragmentId: id, source: memorySource(bytes), sha256: sha256(bytes) };
}

export function sessionOf(ids: readonly string[] = fragmentIds): BundleSession {
  return {
    format: 'kijkkring-session',
    version: 1,
    learningQuestion: 'Hoe wacht ik langer?',
    fragments: ids.map((id, at) =>
      signFragment(
        {
          id: fragmentId.parse(id),
          position: at + 1,
          title: `Fragment ${at + 1} met é en 🎬`,
          why: '',
          durationUs: 1_000_000,
          frames: 25,
          annotations: [
            {
              guideId: guide.id,
              itemCode: 'A1',
              kind: 'point',
              actor: 'teacher',
              startUs: 40_000,
              endUs: null,
              pupil: 7,
            },
          ],
        },
        signer,
      ),
    ),
  };
}

export function draftMedia(): BundleMedia[] {
  return films.map(({ fragmentId: id, bytes }) => mediaOf(id, bytes));
}

/** What an honest owner gives to the writer; a test changes what it is about. */
export function draftOf(o: Pick<BundleDraft, 'target' | 'sealTo'> & Partial<BundleDraft>): BundleDraft {
  return {
    manifest: {
      kind: 'release',
      bundleId: bundleId.parse('33333333-3333-4333-8333-333333333333'),
      author: { name: 'Marije', publicKey: signer.publicKey },
      audience: [{ name: 'Joris', role: 'coach' }],
      meeting: {
        id: meetingId.parse('44444444-4444-4444-8444-444444444444'),
        title: 'Bouwvergadering',
        date: '2030-01-15',
      },
      until: '2030-02-12',
    },
    session: sessionOf(),
    guides: [guide],
    media: draftMedia(),
    signer,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...o,
  };
}
