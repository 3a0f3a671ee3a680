import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Core, createCore } from '../../src/main/core/create-core.ts';
import type { NameOfKind, OutputOf } from '../../src/shared/contract/contract.ts';
import { KijkkringError } from '../../src/shared/errors.ts';

/** What of a library a bundle could change. */
export interface LibraryState {
  readonly bundles: number;
  readonly fragments: number;
  readonly files: readonly string[];
}

/** A library behind a core in this process, with a clock that a test sets. */
export class BundleLibrary {
  readonly folder: string;
  readonly core: Core;
  now = Date.UTC(2030, 0, 10, 12);
  #listed: OutputOf<'bundle.list'> = [];

  private constructor(folder: string) {
    this.folder = folder;
    this.core = createCore({
      clock: { now: () => this.now },
      ids: { next: () => randomUUID() },
      log: { error: (_id, stack) => process.stdout.write(`${stack}\n`) },
    });
  }

  static async create(folder: string, name = 'Marije'): Promise<BundleLibrary> {
    mkdirSync(folder, { recursive: true });
    const library = new BundleLibrary(folder);
    const passphrase = 'vier gewone woorden samen';
    await library.core.ask('owner', 'library.create', {
      folder,
      passphrase,
      name,
      trajectoryTitle: 'Traject',
    });
    return library;
  }

  /** One that is there already. */
  static async open(folder: string, passphrase: string, now?: number): Promise<BundleLibrary> {
    const library = new BundleLibrary(folder);
    if (now !== undefined) library.now = now;
    await library.core.ask('owner', 'library.unlock', { folder, passphrase });
    return library;
  }

  close(): Promise<void> {
    return this.core.close();
  }

  /** Runs a job to its end. @throws what it failed with */
  async job<Out>(name: NameOfKind<'job'>, input: object): Promise<Out> {
    const { jobId } = (await this.core.ask('owner', name, input as never)) as { jobId: string };
    return (await this.core.outcomeOf(jobId)) as Out;
  }

  async importBundle(path: string, identity?: string): Promise<OutputOf<'bundle.import'>> {
    const answer = await this.job<OutputOf<'bundle.import'>>('bundle.import', withKey(path, identity));
    await this.refresh();
    return answer;
  }

  /** The code of a refusal, or null when there was none. */
  refusalOf(
    name: 'bundle.import' | 'bundle.verify',
    path: string,
    identity?: string,
  ): Promise<string | null> {
    return this.refusal(name, withKey(path, identity));
  }

  async refusal(name: 'bundle.import' | 'bundle.verify', input: object): Promise<string | null> {
    try {
      if (name === 'bundle.import') await this.job(name, input);
      else await this.core.ask('owner', name, input as never);
      return null;
    } catch (error) {
      if (!(error instanceof KijkkringError)) throw error;
      return error.code;
    } finally {
      await this.refresh();
    }
  }

  /** As it was after the last call. */
  state(): LibraryState {
    return {
      bundles: this.#listed.length,
      fragments: this.#listed.reduce((sum, { fragments }) => sum + fragments.length, 0),
      files: readdirSync(join(this.folder, 'footage'), { recursive: true })
        .map(String)
        .filter((name) => name.includes('.'))
        .sort(),
    };
  }

  async refresh(): Promise<void> {
    this.#listed = await this.core.ask('owner', 'bundle.list', {});
  }
}

function withKey(path: string, identity: string | undefined): object {
  return identity === undefined ? { path } : { path, identities: [identity] };
}
