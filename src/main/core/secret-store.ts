import { invariant } from '../../shared/assert.ts';

/** The key chain of the system, which can seal a secret so that only this user on this machine opens it again. */
export interface SecretStore {
  /** Whether there is a key chain that may be trusted with a secret; ask before the rest. */
  isAvailable(): Promise<boolean>;
  /**
   * @returns the secret, sealed under a key that the system keeps
   * @throws KijkkringError `secretsUnavailable` when the system refuses
   */
  seal(secret: Uint8Array): Promise<Uint8Array>;
  /** @throws KijkkringError `secretsUnavailable` when this user or machine may not open it, or it is none that was sealed */
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** Of a shell without a key chain: it never remembers anything, and nothing is offered that would need it. */
export const nullSecretStore: SecretStore = {
  isAvailable: async () => false,
  seal: async () => neverAsked(),
  open: async () => neverAsked(),
};

function neverAsked(): never {
  invariant(false, 'a key chain that is not there was asked for something');
}
