/**
 * Stands in for src/main/vault/passphrase-cost.ts while tests run of what lies above the vault: hundreds of times half a second of
 * work that no test there is about. The vault's own tests, and tests/integration/passphrase-cost.test.ts, run with the real cost.
 */
export const DEFAULT_MEMORY_BYTES = 8 * 1024 * 1024;
export const DEFAULT_PASSES = 1;
export const SCRYPT_LOG_N = 10;
