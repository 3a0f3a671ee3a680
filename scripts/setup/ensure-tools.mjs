import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canUseApt, installWithApt } from './apt.mjs';
import { root } from './paths.mjs';
import { runProcess } from './run-process.mjs';
import { SetupError, say } from './say.mjs';
import { adviceFor, staticFfmpeg, systemTools } from './system-tools.mjs';

/** @typedef {import('./system-tools.mjs').ToolName} ToolName */

/**
 * Makes sure of the tools a command can't do without (`required`) and of those it is poorer without (`wanted`).
 * @param {{ required: readonly ToolName[], wanted: readonly ToolName[] }} needs
 * @param {string} node the Node that ffmpeg-static's own download runs under
 * @returns {Promise<ToolName[]>} the wanted tools that this machine goes without
 * @throws {SetupError} when a required tool is missing and can't be installed from here
 */
export async function ensureTools({ required, wanted }, node) {
  let missing = await missingOf([...required, ...wanted]);
  if (missing.length > 0 && canUseApt()) {
    await installWithApt([...new Set(missing.map((name) => systemTools[name].aptPackage))]);
    missing = await missingOf(missing);
  }
  if (missing.includes('ffmpeg') && required.includes('ffmpeg')) {
    await downloadStaticFfmpeg(node);
    missing = await missingOf(missing);
  }
  const blocking = missing.filter((name) => required.includes(name));
  if (blocking.length > 0) throw new SetupError(blocking.map(lacking).join('\n'));
  for (const name of missing) say(lacking(name));
  return missing;
}

/** @param {ToolName} name */
function lacking(name) {
  return `${systemTools[name].title} is missing. ${adviceFor(name)}`;
}

/** @param {readonly ToolName[]} names */
async function missingOf(names) {
  /** @type {ToolName[]} */
  const missing = [];
  for (const name of names) {
    const path = systemTools[name].find();
    if (path === undefined || !(await systemTools[name].works(path))) missing.push(name);
  }
  return missing;
}

/**
 * ffmpeg-static fetches its binary in an install script, which setup does not run by itself: where ffmpeg is on the
 * PATH it isn't needed. A download that was cut off leaves a file that does not start, so that goes first.
 * @param {string} node
 */
async function downloadStaticFfmpeg(node) {
  const program = join(root, 'node_modules', 'ffmpeg-static', 'install.js');
  if (!existsSync(program)) return;
  say('fetching ffmpeg (ffmpeg-static)');
  rmSync(staticFfmpeg, { force: true });
  const { code } = await runProcess(node, [program], { cwd: root });
  if (code !== 0) {
    rmSync(staticFfmpeg, { force: true });
    say('ffmpeg-static could not be fetched');
  }
}
