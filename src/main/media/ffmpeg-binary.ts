import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { KijkkringError } from '../../shared/errors.ts';
import { runTool } from './ffmpeg-process.ts';

export type FfmpegBinaries = {
  readonly ffmpeg: string;
  /** `ffmpeg-static` brings none, so the product does without; null when the PATH has none either. */
  readonly ffprobe: string | null;
};

/** 5.1 brought `-fps_mode`, which every exact run uses. */
const oldestVersion = [5, 1] as const;

let found: Promise<FfmpegBinaries> | undefined;

/**
 * Finds the tools once per process: `ffmpeg-static`, else an ffmpeg of the PATH, at least 5.1; an ffprobe beside it or on
 * the PATH.
 * @throws KijkkringError `ffmpegMissing` when there is no ffmpeg that is new enough.
 */
export function findFfmpeg(): Promise<FfmpegBinaries> {
  found ??= search().catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

/**
 * Begins the search ahead of need, as starting each tool for the first time takes a while and somebody waits for her first
 * picture. What goes wrong is told when the tools are needed: `findFfmpeg` searches anew then.
 */
export function prepareFfmpeg(): void {
  findFfmpeg().then(undefined, (error: unknown) => {
    if (!(error instanceof KijkkringError)) throw error;
  });
}

async function search(): Promise<FfmpegBinaries> {
  const ffmpeg = await firstUsable([staticBinary(), ...onPath('ffmpeg')]);
  if (!ffmpeg) throw new KijkkringError('ffmpegMissing');
  const ffprobe = await firstUsable([join(dirname(ffmpeg), executable('ffprobe')), ...onPath('ffprobe')]);
  return { ffmpeg, ffprobe: ffprobe ?? null };
}

/** `ffmpeg-static` is optional: its package may be absent, and its download may have failed. */
function staticBinary(): string | undefined {
  try {
    const path: unknown = createRequire(import.meta.url)('ffmpeg-static');
    return typeof path === 'string' ? outsideArchive(path) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** An installed application lies in one archive file; a program in it can only be started from the folder beside it. */
export function outsideArchive(path: string): string {
  return path.replace(/\bapp\.asar(?=[\\/])/, 'app.asar.unpacked');
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function onPath(name: string): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, executable(name)));
}

async function firstUsable(candidates: readonly (string | undefined)[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    if (candidate !== undefined && (await isExecutable(candidate)) && (await isNewEnough(candidate)))
      return candidate;
  }
  return undefined;
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function isNewEnough(binary: string): Promise<boolean> {
  const text: string[] = [];
  const decoder = new TextDecoder();
  const exitCode = await runTool({
    binary,
    args: ['-version'],
    onStdout: (bytes) => void text.push(decoder.decode(bytes, { stream: true })),
    timeoutMs: 20_000,
  });
  return exitCode === 0 && versionIsEnough(text.join(''));
}

/**
 * Reads the first line of `-version`. A build from source without a release number ("N-112233-g…") is taken as new:
 * those numbers passed 5.1's long ago.
 */
export function versionIsEnough(text: string): boolean {
  const build = /^ff\w+ version (?:N-\d+|git-)/.test(text);
  const release = /^ff\w+ version n?(\d+)\.(\d+)/.exec(text);
  if (!release) return build;
  const [major, minor] = [Number(release[1]), Number(release[2])];
  return major > oldestVersion[0] || (major === oldestVersion[0] && minor >= oldestVersion[1]);
}
