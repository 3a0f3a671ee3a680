import { type Command, InvalidArgumentError } from 'commander';
import { parseTime } from './parse-time.ts';
import type { Words } from './words.ts';

/** Adds the options by which a command finds and opens a library. */
export function withLibrary(command: Command, { say }: Words): Command {
  return command
    .option('--library <dir>', say('help.library'))
    .option('--passphrase-file <file>', say('help.passphraseFile'))
    .option('--lang <nl|en>', say('help.lang'));
}

/** Reads a time option into microseconds. */
export function timeOption({ say }: Words): (text: string) => number {
  return (text) => {
    const time = parseTime(text);
    if (time === null) throw new InvalidArgumentError(say('usage.time', { what: text }));
    return time;
  };
}

/** Collects an option that may be given more than once. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Reads a whole number option. */
export function wholeNumber({ say }: Words): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(say('usage.number', { what: text }));
    return Number(text);
  };
}
