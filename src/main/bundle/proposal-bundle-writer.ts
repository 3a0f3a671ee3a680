import { createHash } from 'node:crypto';
import { invariant } from '../../shared/assert.ts';
import {
  type ProposalManifest,
  type ProposalSession,
  proposalManifest,
  proposalSession,
} from '../../shared/model/bundle-proposal.ts';
import { type SigningKey, sign } from '../vault/signing.ts';
import { canonicalBytes } from './bundle-json.ts';
import { MANIFEST_NAME, SESSION_NAME, SIGNATURE_NAME } from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';
import { type EnvelopeOrder, writeEnvelope } from './envelope-writer.ts';

export interface ProposalDraft extends EnvelopeOrder {
  readonly manifest: Pick<ProposalManifest, 'bundleId' | 'author' | 'until'>;
  readonly session: ProposalSession;
  readonly signer: SigningKey;
}

/** Writes proposals for who was filmed: times and words. @throws KijkkringError what `writeEnvelope` throws */
export async function writeProposalBundle(draft: ProposalDraft): Promise<{ bytes: number; sha256: string }> {
  const bytes = canonicalBytes(draft.session);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manifest: ProposalManifest = {
    ...{ format: 'kijkkring-bundle', version: 1, kind: 'proposal' },
    ...draft.manifest,
    entries: [{ name: SESSION_NAME, bytes: bytes.length, sha256 }],
  };
  // a bundle that our own reader would refuse is a mistake of ours
  invariant(proposalManifest.safeParse(manifest).success, 'the manifest has the shape of version 1');
  invariant(proposalSession.safeParse(draft.session).success, 'the session has the shape of version 1');
  invariant(manifest.author.publicKey === draft.signer.publicKey, 'the author signs');
  const first = canonicalBytes(manifest);
  const signature = sign(draft.signer.secretKey, MANIFEST_CONTEXT, first);
  return writeEnvelope(draft, [
    { name: MANIFEST_NAME, bytes: first },
    { name: SIGNATURE_NAME, bytes: Buffer.from(signature, 'ascii') },
    { name: SESSION_NAME, bytes },
  ]);
}
