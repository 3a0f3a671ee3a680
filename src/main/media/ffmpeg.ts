import type { ZodType } from 'zod';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { findFfmpeg } from './ffmpeg-binary.ts';
import { fenceOf, isLoopbackUrl, redact } from './ffmpeg-fence.ts';
import { type LogLine, readLogLine } from './ffmpeg-log.ts';
import { buildArguments, type CommandInput, runTool } from './ffmpeg-process.ts';

/** An address of the source server, or a lavfi description of our own making (silence, a test picture). */
export type FfmpegInput =
  | { readonly url: string; readonly args?: readonly string[] }
  | { readonly lavfi: string; readonly args?: readonly string[] };

export type RunOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Gives way to everything else on the machine. */
  readonly background?: boolean | undefined;
};

export type FfmpegJob = RunOptions & {
  readonly inputs: readonly FfmpegInput[];
  /** All that follows the inputs: options and outputs, each `pipe:1` or the address of a sink of the source server. */
  readonly outputArgs: readonly string[];
  /** Takes standard output in order; ffmpeg waits while this is at work. */
  readonly onStdout?: ((bytes: Uint8Array) => void | Promise<void>) | undefined;
  /** The time of the last frame written, in microseconds of the output. */
  readonly onProgress?: ((outTimeUs: number) => void) | undefined;
  /**
   * Takes every line of the log from `info` upward, addresses removed. These lines hold what the file says of itself,
   * place and device included: pick out what is needed and keep nothing else.
   */
  readonly onLog?: ((line: LogLine) => void) | undefined;
};

export type RunReport = {
  /** 0 when ffmpeg was content; 128 plus a signal's number when it crashed. Many stderr lines with 0 are no failure. */
  readonly exitCode: number;
  /** Warnings and errors, no descriptions. */
  readonly stderrLines: number;
  /** The last twenty of those, without addresses. */
  readonly lastLines: readonly string[];
};

/**
 * Runs ffmpeg inside the fence: only loopback and the accepted containers, an environment of PATH and SystemRoot, no
 * standard input, no core file, killed on abort.
 * @throws KijkkringError `cancelled`, `ffmpegMissing`, `ffmpegFailed` (timeout); and whatever `onStdout` threw. A
 *   non-zero exit is reported, not thrown.
 */
export async function runFfmpeg(job: FfmpegJob): Promise<RunReport> {
  const { ffmpeg } = await findFfmpeg();
  const progress = job.onProgress ? ['-progress', 'pipe:2', '-stats_period', '0.5'] : [];
  const level = job.onLog ? 'level+info' : 'level+warning';
  const args = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', level, ...progress];
  args.push(...buildArguments(job.inputs.map(fenced), job.outputArgs));
  return supervise(job, ffmpeg, args);
}

export type FfprobeJob = RunOptions & {
  readonly url: string;
  /** What to show and how; `-of` included. */
  readonly args: readonly string[];
  readonly onStdout: (bytes: Uint8Array) => void | Promise<void>;
};

/** Runs ffprobe inside the same fence; output goes to `onStdout` as it comes. Throws as `runFfmpeg` does. */
export async function runFfprobe(job: FfprobeJob): Promise<RunReport> {
  const { ffprobe } = await findFfmpeg();
  if (ffprobe === null) throw new KijkkringError('ffmpegMissing');
  const input = fenced({ url: job.url });
  const args = ['-hide_banner', '-loglevel', 'level+warning', ...input.options, ...job.args, input.source];
  return supervise(job, ffprobe, args);
}

/** Far above any answer about real footage; a hostile file must not fill the memory. */
const longestAnswer = 8 * 1024 * 1024;

/**
 * Runs ffprobe for one JSON document and parses it.
 * @returns the parsed answer, or null when there is none that fits `schema` (the report says why).
 */
export async function readFfprobeJson<T>(
  job: RunOptions & { readonly url: string; readonly args: readonly string[]; readonly schema: ZodType<T> },
): Promise<{ readonly answer: T | null; readonly report: RunReport }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const report = await runFfprobe({
    ...job,
    args: ['-of', 'json', ...job.args],
    onStdout: (bytes) => {
      length += bytes.length;
      if (length > longestAnswer) throw new KijkkringError('mediaDamaged');
      chunks.push(bytes);
    },
  });
  return { answer: parseAnswer(job.schema, Buffer.concat(chunks).toString('utf8')), report };
}

function parseAnswer<T>(schema: ZodType<T>, text: string): T | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

function fenced(input: FfmpegInput): CommandInput {
  if ('lavfi' in input)
    return { source: input.lavfi, options: [...fenceOf('synthetic'), ...(input.args ?? [])] };
  invariant(isLoopbackUrl(input.url), 'ffmpeg reads from our own source server only');
  return { source: input.url, options: [...fenceOf('loopback'), ...(input.args ?? [])] };
}

type Listening = RunOptions & Pick<FfmpegJob, 'onStdout' | 'onProgress' | 'onLog'>;

async function supervise(job: Listening, binary: string, args: readonly string[]): Promise<RunReport> {
  const lastLines: string[] = [];
  let stderrLines = 0;
  const onStderrLine = (line: string): void => {
    if (line === '' || (job.onProgress && isProgress(line, job.onProgress))) return;
    const read = readLogLine(redact(line));
    job.onLog?.(read);
    if (read.level === 'info') return;
    stderrLines += 1;
    lastLines.push(read.text);
    if (lastLines.length > 20) lastLines.shift();
  };
  const { onStdout, signal, timeoutMs, background } = job;
  const exitCode = await runTool({ binary, args, onStdout, onStderrLine, signal, timeoutMs, background });
  return { exitCode, stderrLines, lastLines };
}

const progressLine = /^(\w+)=\s*(\S+)\s*$/;

/** Picks `-progress` lines out of standard error; `out_time_us` is "N/A" until the first frame. */
function isProgress(line: string, onProgress: (outTimeUs: number) => void): boolean {
  const match = progressLine.exec(line);
  if (!match) return false;
  const time = Number(match[2]);
  if (match[1] === 'out_time_us' && Number.isFinite(time)) onProgress(time);
  return true;
}
