/**
 * What one guess at a passphrase costs, of everything that Kijkkring writes. Nothing in the product chooses another cost, and a
 * library that asks for less is refused. It has a file of its own so that tests of other things than cost, which open hundreds
 * of libraries, can put a lower one in its place (tests/support/low-passphrase-cost.ts).
 */

/** Of a library: the memory of Argon2id in bytes, and the number of passes over it; about half a second. */
export const DEFAULT_MEMORY_BYTES = 256 * 1024 * 1024;
export const DEFAULT_PASSES = 3;

/** Of a bundle: the work factor of scrypt as the power of two; about a second. */
export const SCRYPT_LOG_N = 17;
