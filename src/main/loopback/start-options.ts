import { parseArgs } from 'node:util';

export interface StartOptions {
  /** A path, or a name on the PATH; undefined for the usual ones. */
  readonly browser: string | undefined;
  /** False: serve, and print the address. */
  readonly open: boolean;
}

/** @throws TypeError with what is wrong, as `parseArgs` words it */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { browser: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
  });
  return { browser: values.browser, open: !values['no-open'] };
}
