import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { timestampMs } from '../../shared/model/scalars.ts';
import type { Clock } from '../../shared/ports.ts';
import { writeFileDurably } from '../files/durable-fs.ts';
import { withFileErrors } from '../files/file-error.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { secretBytes } from '../vault/secret-bytes.ts';
import { lendMasterKey, unlockWithMaster } from '../vault/vault-service.ts';
import { nullSecretStore, type SecretStore } from './secret-store.ts';

/** So long a laptop remembers at most (ARCHITECTURE §5). */
export const REMEMBERED_MS = 7 * 86_400_000;

const FILE = 'remembered.json';

const fileContent = z.object({
  format: z.literal('kijkkring-remembered'),
  version: z.literal(1),
  /** For a glance without the key chain; what counts is sealed. */
  until: timestampMs,
  sealed: z.base64(),
});

/** What is sealed, of fixed length so that it never has to be a text, which nobody can overwrite. */
interface Secret {
  readonly until: number;
  /** Which passphrase it was sealed for: after another one it opens nothing. */
  readonly passphraseId: Buffer;
  readonly master: Buffer;
}

const VERSION = 1;
const MASTER_BYTES = 32;
const ID_BYTES = 16;
/** Version, until in milliseconds, id of the passphrase, master key. */
const SECRET_BYTES = 1 + 8 + ID_BYTES + MASTER_BYTES;

/**
 * "Onthoud op deze laptop": the master key of a library, sealed by the key chain of the system, in a file beside `library.json`.
 * Without that file, or on another machine, nothing opens by itself.
 */
export class RememberedKey {
  readonly #secrets: SecretStore;
  readonly #clock: Clock;

  constructor(secrets: SecretStore | undefined, clock: Clock) {
    this.#secrets = secrets ?? nullSecretStore;
    this.#clock = clock;
  }

  /** Whether this shell has a key chain that may be trusted with it. */
  isAvailable(): Promise<boolean> {
    return this.#secrets.isAvailable();
  }

  /** Until when a library opens by itself here, in milliseconds; null when it doesn't: what is over is forgotten. */
  async until(folder: string): Promise<number | null> {
    const stored = await this.#read(folder);
    if (stored === null || !(await this.isAvailable())) return null;
    if (this.#isNow(stored.until)) return stored.until;
    await this.forget(folder);
    return null;
  }

  /** @throws `secretsUnavailable`, and what `lendMasterKey` throws */
  async remember(folder: string, passphrase: string): Promise<number> {
    if (!(await this.isAvailable())) throw new KijkkringError('secretsUnavailable');
    const until = this.#clock.now() + REMEMBERED_MS;
    const sealed = await lendMasterKey({ folder, passphrase }, async (lent) => {
      const secret = encodeSecret({ ...lent, until });
      try {
        return await this.#secrets.seal(secret);
      } finally {
        secret.fill(0);
      }
    });
    const stored = { format: 'kijkkring-remembered', version: 1, until, sealed: base64(sealed) };
    await withFileErrors(() => writeFileDurably(join(folder, FILE), JSON.stringify(stored)));
    return until;
  }

  /** From now on the passphrase is needed again. */
  async forget(folder: string): Promise<void> {
    await withFileErrors(() => rm(join(folder, FILE), { force: true }));
  }

  /**
   * The keys of a library that this laptop remembers; null when it does not any more, which is forgotten then.
   * @throws what reading `library.json` throws
   */
  async open(folder: string): Promise<OpenVault | null> {
    const stored = await this.#read(folder);
    if (stored === null || !(await this.isAvailable())) return null;
    const secret = await this.#unseal(Buffer.from(stored.sealed, 'base64'));
    if (secret === null || !this.#isNow(secret.until)) {
      await this.forget(folder);
      return null;
    }
    try {
      return await unlockWithMaster({ folder, ...secret });
    } catch (error) {
      if (!(error instanceof KijkkringError) || error.code !== 'passphraseWrong') throw error;
      await this.forget(folder);
      return null;
    } finally {
      secret.master.fill(0);
    }
  }

  /** Null when the key chain refuses this user or machine, or when it is none of ours: the passphrase is the way in then. */
  async #unseal(sealed: Uint8Array): Promise<Secret | null> {
    try {
      const opened = await this.#secrets.open(sealed);
      const secret = decodeSecret(Buffer.from(opened));
      opened.fill(0);
      return secret;
    } catch (error) {
      if (!(error instanceof KijkkringError) || error.code !== 'secretsUnavailable') throw error;
      return null;
    }
  }

  /** A clock that was set back doesn't make it longer than it can be. */
  #isNow(until: number): boolean {
    const now = this.#clock.now();
    return now < until && until - now <= REMEMBERED_MS;
  }

  async #read(folder: string): Promise<z.infer<typeof fileContent> | null> {
    const text = await withFileErrors(() => textOf(join(folder, FILE)));
    const parsed = text === null ? null : fileContent.safeParse(jsonOf(text));
    return parsed?.success ? parsed.data : null;
  }
}

function encodeSecret({ until, passphraseId, master }: Secret): Buffer {
  invariant(passphraseId.length === ID_BYTES && master.length === MASTER_BYTES, 'keys have their lengths');
  const secret = secretBytes(SECRET_BYTES);
  secret[0] = VERSION;
  secret.writeBigUInt64BE(BigInt(until), 1);
  passphraseId.copy(secret, 9);
  master.copy(secret, 9 + ID_BYTES);
  return secret;
}

/** The parts share the memory of `secret`: overwriting the key overwrites it there. */
function decodeSecret(secret: Buffer): Secret | null {
  if (secret.length !== SECRET_BYTES || secret[0] !== VERSION) return null;
  return {
    until: Number(secret.readBigUInt64BE(1)),
    passphraseId: secret.subarray(9, 9 + ID_BYTES),
    master: secret.subarray(9 + ID_BYTES),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
