import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { KijkkringError } from '../../../shared/errors.ts';
import type { MeetingId } from '../../../shared/model/ids.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { Desk, LibraryOptions } from '../desk.ts';
import { collect, withLibrary } from '../options.ts';
import { readPassphrase } from '../passphrase-input.ts';
import type { Answer } from '../program.ts';

interface ExportOptions extends LibraryOptions {
  readonly meeting: MeetingId;
  readonly to: string;
  readonly bundlePassphraseFile?: string;
  readonly recipient?: string[];
}

interface OpenOptions extends LibraryOptions {
  readonly bundlePassphraseFile?: string;
  readonly identityFile?: string;
}

/** `bundle export|inspect|verify|import`. */
export function addBundleCommands(program: Command, desk: Desk, answer: Answer): void {
  const { words } = desk;
  const bundle = program.command('bundle').description(words.say('help.bundle.group'));

  withLibrary(bundle.command('export'), words)
    .description(words.say('help.bundle.export'))
    .requiredOption('--meeting <id>', words.say('help.meetingId'))
    .requiredOption('--to <file>', words.say('help.to'))
    .option('--bundle-passphrase-file <file>', words.say('help.bundlePassphraseFile'))
    .option('--recipient <key>', words.say('help.recipient'), collect)
    .action(async (options: ExportOptions) => {
      const sealTo = await sealing(desk, options);
      await desk.open(options);
      answer(
        await desk.finish('bundle.export', {
          meetingId: options.meeting,
          target: resolve(options.to),
          ...sealTo,
        }),
      );
    });

  const reading = (name: string, description: string) =>
    withLibrary(bundle.command(name), words)
      .description(description)
      .argument('<file>', words.say('help.bundleFile'))
      .option('--bundle-passphrase-file <file>', words.say('help.bundlePassphraseFile'))
      .option('--identity-file <file>', words.say('help.identityFile'));

  for (const [name, procedure] of [
    ['inspect', 'bundle.inspect'],
    ['verify', 'bundle.verify'],
  ] as const) {
    reading(name, words.say(`help.${procedure}`)).action(async (file: string, options: OpenOptions) => {
      const key = await opening(desk, options);
      if (isLibraryNamed(options)) await desk.open(options);
      answer(await desk.core.ask('owner', procedure, { path: resolve(file), ...key }));
    });
  }

  reading('import', words.say('help.bundle.import')).action(async (file: string, options: OpenOptions) => {
    const key = await opening(desk, options);
    await desk.open(options);
    answer(await desk.finish('bundle.import', { path: resolve(file), ...key }));
  });
}

/** Exactly one way to seal. @throws `bundleKeyMissing` */
async function sealing(desk: Desk, { bundlePassphraseFile, recipient }: ExportOptions) {
  if ((bundlePassphraseFile === undefined) === (recipient === undefined))
    throw new KijkkringError('bundleKeyMissing');
  if (recipient !== undefined) return { recipients: recipient };
  return { passphrase: await readPassphrase(bundlePassphraseFile, desk.words.say('ask.bundlePassphrase')) };
}

async function opening(desk: Desk, { bundlePassphraseFile, identityFile }: OpenOptions) {
  if (bundlePassphraseFile !== undefined && identityFile !== undefined)
    throw new KijkkringError('bundleKeyMissing');
  if (identityFile !== undefined) return { identities: await identitiesIn(identityFile) };
  if (bundlePassphraseFile === undefined) return {};
  return { passphrase: await readPassphrase(bundlePassphraseFile, desk.words.say('ask.bundlePassphrase')) };
}

/** Reads an identity file as `age-keygen` writes it: comments and identities, one a line. */
async function identitiesIn(path: string): Promise<string[]> {
  const text = await withFileErrors(() => readFile(path, 'utf8'));
  const identities = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identities.length === 0) throw new KijkkringError('bundleKeyWrong');
  return identities;
}

function isLibraryNamed(options: LibraryOptions): boolean {
  return options.library !== undefined || (process.env.KIJKKRING_LIBRARY ?? '') !== '';
}
