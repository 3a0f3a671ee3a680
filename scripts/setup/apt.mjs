import { readdirSync, readFileSync } from 'node:fs';
import { findOnPath } from './paths.mjs';
import { lastLines, runProcess } from './run-process.mjs';
import { SetupError, say } from './say.mjs';

/** Whether this is Debian and we may install on it. */
export function canUseApt() {
  return process.getuid?.() === 0 && isDebian() && findOnPath('apt-get') !== undefined;
}

function isDebian() {
  if (process.platform !== 'linux') return false;
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Installs Debian packages, refreshing the package lists where they are missing or too old to be of use.
 * @param {readonly string[]} names
 * @throws {SetupError} with what apt said
 */
export async function installWithApt(names) {
  say(`installing ${names.join(', ')} (apt-get)`);
  let result = { code: 1, output: '' };
  if (listsArePresent()) result = await install(names);
  if (result.code !== 0) {
    const update = await aptGet(['update']);
    result = await install(names);
    result.output = `${update.output}${result.output}`;
  }
  if (result.code !== 0) {
    throw new SetupError(
      `apt-get could not install ${names.join(', ')}:\n${lastLines(result.output)}\nMend that (apt-get update && apt-get install ${names.join(' ')}) and run the command again.`,
    );
  }
}

function listsArePresent() {
  return readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'));
}

/** @param {readonly string[]} names */
function install(names) {
  return aptGet(['install', '--yes', '--no-install-recommends', ...names]);
}

/** @param {readonly string[]} args */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  // another apt may be at work: wait for its lock, at most five minutes
  return runProcess('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env });
}
