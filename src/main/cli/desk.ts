import { resolve } from 'node:path';
import type { InputOf, NameOfKind, OutputOf } from '../../shared/contract/contract.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { type Core, createCore } from '../core/create-core.ts';
import { randomIds, systemClock } from '../core/ports.ts';
import { readPassphrase } from './passphrase-input.ts';
import { showProgress } from './progress.ts';
import type { Words } from './words.ts';

/** Options that name a library and how to open it. */
export interface LibraryOptions {
  readonly library?: string;
  readonly passphraseFile?: string;
}

/** One core for one command, with the few things that every command needs of it. */
export class Desk {
  readonly words: Words;
  readonly core: Core;

  constructor(words: Words) {
    this.words = words;
    this.core = createCore({
      clock: systemClock,
      ids: randomIds,
      log: { error: (logId, stack) => process.stderr.write(`${logId} ${stack}\n`) },
    });
  }

  /** @throws `libraryNotFound` when no library is named */
  folderOf(options: LibraryOptions): string {
    const named = options.library ?? process.env.KIJKKRING_LIBRARY;
    if (named === undefined || named === '') throw new KijkkringError('libraryNotFound');
    return resolve(named);
  }

  passphraseOf(options: LibraryOptions): Promise<string> {
    return readPassphrase(options.passphraseFile, this.words.say('ask.passphrase'));
  }

  /** Opens the library that the options name. */
  async open(options: LibraryOptions): Promise<void> {
    const folder = this.folderOf(options);
    await this.core.ask('owner', 'library.unlock', { folder, passphrase: await this.passphraseOf(options) });
  }

  /** Starts a job, shows its progress on standard error, and answers what it ends with. */
  async finish<Name extends NameOfKind<'job'>>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const stop = showProgress(this.core, this.words);
    try {
      const { jobId } = (await this.core.ask('owner', name, input)) as { jobId: string };
      return (await this.core.outcomeOf(jobId)) as OutputOf<Name>;
    } finally {
      stop();
    }
  }
}
