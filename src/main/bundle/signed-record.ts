import type { BundleFragment, SignedFragment } from '../../shared/model/bundle.ts';
import { canonicalJson } from '../vault/canonical-json.ts';
import { type SigningKey, sign, verify } from '../vault/signing.ts';

const CONTEXT = 'bundle-fragment';

/** Signs a fragment as its author, so that a later change is only accepted from her. */
export function signFragment(record: BundleFragment, signer: SigningKey): SignedFragment {
  const bytes = Buffer.from(canonicalJson(record), 'utf8');
  return { author: signer.publicKey, record, signature: sign(signer.secretKey, CONTEXT, bytes) };
}

/** Whether the named author signed exactly this record. */
export function isSignedByAuthor({ author, record, signature }: SignedFragment): boolean {
  return verify(author, CONTEXT, Buffer.from(canonicalJson(record), 'utf8'), signature);
}
