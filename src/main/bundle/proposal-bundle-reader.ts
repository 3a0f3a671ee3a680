import { KijkkringError } from '../../shared/errors.ts';
import {
  type ProposalManifest,
  type ProposalSession,
  proposalManifest,
  proposalSession,
} from '../../shared/model/bundle-proposal.ts';
import { verify } from '../vault/signing.ts';
import { requireSameEntries } from './bundle-consistency.ts';
import { type BundleEnvelope, openEnvelope } from './bundle-envelope.ts';
import { parseCanonical } from './bundle-json.ts';
import { requireKind } from './bundle-kind.ts';
import { SESSION_NAME } from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';

/** Proposals as they came: read whole, as there is no film in it. */
export interface ReadProposalBundle {
  readonly manifest: ProposalManifest;
  readonly session: ProposalSession;
  /** Whether the manifest is signed by the key it names. Nothing may be kept of an invalid one. */
  readonly signature: 'valid' | 'invalid';
}

/**
 * Reads a bundle with proposals by the key of a card alone, and trusts nothing in it.
 * @throws KijkkringError what `requireKind` and `openEnvelope` throw, `bundleHashMismatch`
 */
export async function readProposalBundle(path: string, identity: string): Promise<ReadProposalBundle> {
  const envelope = await openEnvelope(path, { identities: [identity] });
  try {
    requireKind(envelope.kind, 'proposal');
    return await readProposals(envelope);
  } finally {
    await envelope.close();
  }
}

async function readProposals(envelope: BundleEnvelope): Promise<ReadProposalBundle> {
  const manifest = parseCanonical(proposalManifest, envelope.manifestBytes);
  if (manifest.bundleId !== manifest.bundleId.toLowerCase()) throw new KijkkringError('bundleDamaged');
  requireSameEntries(envelope.members, manifest);
  const session = parseCanonical(proposalSession, await envelope.small(SESSION_NAME, manifest.entries));
  const { publicKey } = manifest.author;
  const isValid = verify(publicKey, MANIFEST_CONTEXT, envelope.manifestBytes, envelope.signature);
  return { manifest, session, signature: isValid ? 'valid' : 'invalid' };
}
