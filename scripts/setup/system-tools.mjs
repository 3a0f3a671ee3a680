import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isExecutableFile, root } from './paths.mjs';
import { runProcess } from './run-process.mjs';

/**
 * A program from outside npm that Kijkkring or its tests run.
 * @typedef {object} SystemTool
 * @property {string} title
 * @property {string} aptPackage the Debian package that holds it
 * @property {() => string | undefined} find path of a candidate; looks, doesn't run
 * @property {(path: string) => Promise<boolean>} works runs it, to see that it starts and is new enough
 * @property {string} [advice] what to say where apt can't be used; the name of the Debian package otherwise
 */

/** Where ffmpeg-static puts its download. */
export const staticFfmpeg = join(
  root,
  'node_modules',
  'ffmpeg-static',
  process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg',
);

/** @type {Record<'ffmpeg' | 'ffprobe' | 'chromium' | 'age' | 'strace' | 'xmllint', SystemTool>} */
export const systemTools = {
  ffmpeg: {
    title: 'ffmpeg 5.1 or newer',
    aptPackage: 'ffmpeg',
    find: () => (isExecutableFile(staticFfmpeg) ? staticFfmpeg : findOnPath('ffmpeg')),
    works: isNewEnoughFfmpeg,
    advice: ffmpegAdvice(),
  },
  ffprobe: {
    title: 'ffprobe 5.1 or newer (comes with ffmpeg)',
    aptPackage: 'ffmpeg',
    find: () => findOnPath('ffprobe'),
    works: isNewEnoughFfmpeg,
    advice: ffmpegAdvice(),
  },
  chromium: {
    title: 'Chromium, Chrome or Edge',
    aptPackage: 'chromium',
    find: findBrowser,
    works: async (path) => existsSync(path),
    advice: 'Install Chromium, Google Chrome or Microsoft Edge.',
  },
  age: { title: 'age', aptPackage: 'age', find: () => findOnPath('age'), works: starts('--version') },
  strace: { title: 'strace', aptPackage: 'strace', find: () => findOnPath('strace'), works: starts('-V') },
  xmllint: {
    title: 'xmllint',
    aptPackage: 'libxml2-utils',
    find: () => findOnPath('xmllint'),
    works: starts('--version'),
  },
};

/** @typedef {keyof typeof systemTools} ToolName */

/**
 * What a person has to do to get a tool that can't be installed for her.
 * @param {ToolName} name
 */
export function adviceFor(name) {
  const { advice, aptPackage } = systemTools[name];
  return advice ?? `Install the package ${aptPackage} with the package manager of this machine.`;
}

/** @param {string} option */
function starts(option) {
  /** @param {string} path */
  return async (path) => (await runProcess(path, [option])).code === 0;
}

/**
 * 5.1 brought `-fps_mode`, which every exact run uses. Builds from a source tree (`N-…`, `git-…`) are taken as new.
 * @param {string} path
 */
async function isNewEnoughFfmpeg(path) {
  const { code, output } = await runProcess(path, ['-hide_banner', '-version']);
  if (code !== 0) return false;
  if (/^ff\w+ version (?:N-\d+|git-)/m.test(output)) return true;
  const release = /^ff\w+ version n?(\d+)\.(\d+)/m.exec(output);
  if (!release) return false;
  const [major, minor] = [Number(release[1]), Number(release[2])];
  return major > 5 || (major === 5 && minor >= 1);
}

function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const onPath = names.map(findOnPath).find((path) => path !== undefined);
  return onPath ?? browserPlaces().find(existsSync);
}

/** Where Windows and macOS keep browsers that are on no PATH. */
function browserPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ];
  return folders.flatMap((folder) => (folder ? programs.map((parts) => join(folder, ...parts)) : []));
}

function ffmpegAdvice() {
  if (process.platform === 'win32') return 'Install it with: winget install Gyan.FFmpeg';
  if (process.platform === 'darwin') return 'Install it with: brew install ffmpeg';
  return 'Install it with the package manager of this machine (Debian, Ubuntu: apt install ffmpeg; Fedora: dnf install ffmpeg).';
}
