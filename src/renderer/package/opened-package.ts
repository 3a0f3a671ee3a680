import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { Client } from '../api/client.ts';

type PackageKey = { readonly passphrase?: string };

/**
 * A package that could be read: fragments for a meeting, a whole recording for who was filmed or to watch along with, or proposals.
 * Nothing of it is kept yet.
 */
export type OpenedPackage = { readonly path: string; readonly key: PackageKey } & (
  | { readonly kind: 'release'; readonly facts: OutputOf<'bundle.inspect'> }
  | { readonly kind: 'home'; readonly facts: OutputOf<'custody.inspect'> }
  | { readonly kind: 'watch'; readonly facts: OutputOf<'watch.inspect'> }
  | { readonly kind: 'proposal'; readonly facts: OutputOf<'proposal.inspect'> }
);

/** Reads what a package says of itself, whichever kind it is. @param words the six words as typed; empty for a key card */
export async function openPackage(
  client: Client,
  path: string,
  words: string,
): Promise<Result<OpenedPackage>> {
  const key: PackageKey = words.trim() === '' ? {} : { passphrase: words.trim().replace(/\s+/g, ' ') };
  const answer = await client.call('bundle.inspect', { path, ...key });
  if (answer.ok) return { ok: true, value: { path, key, kind: 'release', facts: answer.value } };
  switch (answer.error.code) {
    case 'bundleIsHome': {
      const home = await client.call('custody.inspect', { path, ...key });
      return home.ok ? { ok: true, value: { path, key, kind: 'home', facts: home.value } } : home;
    }
    case 'bundleIsWatch': {
      const watch = await client.call('watch.inspect', { path });
      return watch.ok ? { ok: true, value: { path, key, kind: 'watch', facts: watch.value } } : watch;
    }
    case 'bundleIsProposal': {
      const proposal = await client.call('proposal.inspect', { path });
      return proposal.ok
        ? { ok: true, value: { path, key, kind: 'proposal', facts: proposal.value } }
        : proposal;
    }
    default:
      return answer;
  }
}

/** Begins to take it into the open library. */
export function takeInPackage(
  client: Client,
  { path, key, kind }: OpenedPackage,
): Promise<Result<{ readonly jobId: string }>> {
  switch (kind) {
    case 'home':
      return client.call('custody.takeIn', { path, ...key });
    case 'watch':
      return client.call('watch.takeIn', { path });
    case 'proposal':
      return client.call('proposal.takeIn', { path });
    case 'release':
      return client.call('bundle.import', { path, ...key });
  }
}
