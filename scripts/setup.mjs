import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureTools } from './setup/ensure-tools.mjs';
import { ensurePackages } from './setup/node-packages.mjs';
import { ensureRuntime, findRuntime } from './setup/node-runtime.mjs';
import { SetupError, say } from './setup/say.mjs';
import { withSetupLock } from './setup/setup-lock.mjs';
import { currentKey, isReady, readStamp, removeStamp, writeStamp } from './setup/stamp.mjs';

// Runs on Node 18 and up, before any package is there: only what Node itself brings may be imported.

/** @typedef {import('./setup/system-tools.mjs').ToolName} ToolName */
/** @typedef {{ required: ToolName[], wanted: ToolName[] }} Needs */

/**
 * What each kind of command needs beside Node and the packages.
 * @type {Record<'everything' | 'demo' | 'commandLine' | 'application' | 'tests' | 'checks', Needs>}
 */
const needsOf = {
  everything: { required: ['ffmpeg', 'ffprobe'], wanted: ['chromium'] },
  demo: { required: ['ffmpeg', 'ffprobe'], wanted: [] },
  // most commands touch no video: those that do say themselves that ffmpeg is missing
  commandLine: { required: [], wanted: ['ffmpeg', 'ffprobe'] },
  application: { required: ['ffmpeg', 'ffprobe', 'chromium'], wanted: [] },
  tests: { required: ['ffmpeg', 'ffprobe'], wanted: ['chromium', 'age', 'strace', 'xmllint'] },
  checks: { required: [], wanted: [] },
};

/** @typedef {keyof typeof needsOf} Purpose */

/**
 * Makes this machine ready: Node 24, the locked packages, ffmpeg and what else the purpose asks for. Says a line per step
 * on standard error, and nothing when all is there.
 * @param {Purpose} purpose
 * @returns {Promise<string>} path of the Node to run commands under
 * @throws {SetupError} with what the person at the keyboard has to do
 */
export async function setup(purpose) {
  const needs = needsOf[purpose];
  if (isReady(needs)) return readyRuntime();
  return withSetupLock(async () => {
    // whoever had the lock before may have done it all
    if (isReady(needs)) return readyRuntime();
    return makeReady(needs);
  });
}

/** @param {Needs} needs */
async function makeReady(needs) {
  const before = readStamp();
  removeStamp();
  const runtime = await ensureRuntime();
  await ensurePackages(runtime);
  const key = currentKey();
  const known = before?.key === key ? before : { checked: [], absent: [] };
  const absent = await ensureTools(needs, runtime);
  const asked = [...needs.required, ...needs.wanted];
  const there = asked.filter((name) => !absent.includes(name));
  writeStamp({
    key,
    checked: [...new Set([...known.checked.filter((name) => !absent.includes(asTool(name))), ...there])],
    absent: [...new Set([...known.absent.filter((name) => !there.includes(asTool(name))), ...absent])],
  });
  say('ready');
  return runtime;
}

/** @param {string} name */
function asTool(name) {
  return /** @type {ToolName} */ (name);
}

function readyRuntime() {
  const runtime = findRuntime();
  if (runtime === undefined) throw new SetupError('Node 24 disappeared from .tools: run the command again.');
  return runtime;
}

/**
 * Runs a part of a script and turns a failure that has a way out into words and exit code 1.
 * @param {() => Promise<void>} work
 */
export async function orExplain(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

const isMain =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) await orExplain(async () => void (await setup('everything')));
