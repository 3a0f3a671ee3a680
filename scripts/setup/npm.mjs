import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findOnPath } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * How to call npm under a given Node: npm's own program file is run, so that no shell and no `npm.cmd` is needed.
 * @param {string} node path of the Node that runs npm
 * @returns {{ file: string, args: string[] }}
 * @throws {SetupError} when there is no npm
 */
export function npmCommand(node) {
  const program = candidates().find((path) => basename(path) === 'npm-cli.js' && existsSync(path));
  if (!program) {
    throw new SetupError(
      'npm was not found. Install Node.js with npm from nodejs.org, then run the command again.',
    );
  }
  return { file: node, args: [program] };
}

/** Where npm's program file may be: told by npm itself, beside the present Node, behind the `npm` on the PATH. */
function candidates() {
  const nodeFolder = dirname(process.execPath);
  const places = [
    join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join('/usr', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ];
  const onPath = findOnPath('npm');
  if (onPath) places.push(realpathSync(onPath));
  const told = process.env.npm_execpath;
  return told ? [told, ...places] : places;
}
