import type { ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import createCommand from 'fluent-ffmpeg';
import { KijkkringError } from '../../shared/errors.ts';

/**
 * The only file that starts ffmpeg or ffprobe, and the only one that knows fluent-ffmpeg. The library is no longer
 * maintained, so one file must be enough to replace it.
 *
 * Its public `run()` hands our whole environment to the child, starts unfenced helper runs (`-formats`, `-encoders`,
 * an ffprobe for progress) and kills a child that closes its output before it exits. So this uses its command builder
 * and its process starter, and never `run()`, `ffprobe()` or a `progress` listener.
 */
type ProcessOptions = {
  env: NodeJS.ProcessEnv;
  stdio: readonly ['ignore', 'pipe' | 'ignore', 'pipe'];
  windowsHide: boolean;
  niceness: number;
};
type LineRing = { callback(onLine: (line: string) => void): void };
type CommandParts = {
  _getFfmpegPath(done: (error: null, path: string) => void): void;
  _getArguments(): string[];
  _spawnFfmpeg(
    args: string[],
    options: ProcessOptions,
    started: (child: ChildProcess, stdout: LineRing, stderr: LineRing) => void,
    ended: (error: Error | null) => void,
  ): void;
};

/** One input with the options that stand before it. */
export type CommandInput = { readonly source: string; readonly options: readonly string[] };

/** Puts inputs and output options in the order that ffmpeg wants. */
export function buildArguments(inputs: readonly CommandInput[], outputArgs: readonly string[]): string[] {
  const command = createCommand();
  for (const input of inputs) {
    command.input(input.source);
    // Two or more arguments: given one, the library splits it at its space.
    if (input.options.length > 1) command.inputOptions(...(input.options as [string, string]));
  }
  return [...(command as unknown as CommandParts)._getArguments(), ...outputArgs];
}

export type ToolRun = {
  readonly binary: string;
  readonly args: readonly string[];
  /** Takes standard output in order; the child waits while this is at work. */
  readonly onStdout?: ((bytes: Uint8Array) => void | Promise<void>) | undefined;
  readonly onStderrLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Gives way to everything else on the machine. */
  readonly background?: boolean | undefined;
};

const lowPriority = 10;

/**
 * Starts a tool and waits until it has ended; nothing of it is left running, however this ends.
 * @returns the exit code; 128 plus the number of the signal that ended it.
 * @throws KijkkringError `cancelled` on abort, `ffmpegFailed` on timeout, `ffmpegMissing` if it can't be started; and
 *   whatever `onStdout` threw.
 */
export async function runTool(run: ToolRun): Promise<number> {
  if (run.signal?.aborted) throw new KijkkringError('cancelled');
  const { child, ended } = await start(run);
  const stop = watch(run, child);
  let failure: unknown;
  try {
    if (run.onStdout && child.stdout) {
      for await (const bytes of child.stdout) await run.onStdout(bytes as Uint8Array);
    }
  } catch (error) {
    failure = error;
    child.kill('SIGKILL');
  }
  await ended;
  const reason = stop();
  if (reason) throw reason;
  if (failure) throw failure;
  return exitCodeOf(child);
}

type Started = { child: ChildProcess; ended: Promise<void> };

function start(run: ToolRun): Promise<Started> {
  const { command, args } = launch(run.binary, run.args);
  const parts = createCommand() as unknown as CommandParts;
  parts._getFfmpegPath = (done) => done(null, command);
  const background = run.background === true;
  return new Promise((resolve, reject) => {
    let settle: () => void;
    const ended = new Promise<void>((done) => {
      settle = done;
    });
    const options: ProcessOptions = {
      env: toolEnvironment(),
      stdio: ['ignore', run.onStdout ? 'pipe' : 'ignore', 'pipe'],
      windowsHide: true,
      niceness: background && process.platform !== 'win32' ? lowPriority : 0,
    };
    const started = (child: ChildProcess, _stdout: LineRing, stderr: LineRing): void => {
      if (run.onStderrLine) stderr.callback(run.onStderrLine);
      child.once('spawn', () => {
        if (background && process.platform === 'win32' && child.pid !== undefined) {
          setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
        }
        resolve({ child, ended });
      });
    };
    parts._spawnFfmpeg(args, options, started, (error) => {
      settle();
      // After `spawn` this changes nothing: the exit code is read from the child.
      reject(new KijkkringError('ffmpegMissing', {}, { cause: error }));
    });
  });
}

/** A crash of ffmpeg must not write a pupil's picture into a core file; Node can't set the limit, a shell can. */
function launch(binary: string, args: readonly string[]): { command: string; args: string[] } {
  if (process.platform === 'win32') return { command: binary, args: [...args] };
  return { command: '/bin/sh', args: ['-c', 'ulimit -c 0; exec "$0" "$@"', binary, ...args] };
}

/** Nothing but what finding libraries takes: `http_proxy` once got our source's address (measured). */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

/** Kills the child on abort or timeout; the function it returns ends the watch and gives the reason for a kill. */
function watch(run: ToolRun, child: ChildProcess): () => KijkkringError | undefined {
  let reason: KijkkringError | undefined;
  const kill = (why: KijkkringError) => (): void => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  const onAbort = kill(new KijkkringError('cancelled'));
  run.signal?.addEventListener('abort', onAbort, { once: true });
  if (run.signal?.aborted) onAbort();
  const timer =
    run.timeoutMs === undefined
      ? undefined
      : setTimeout(kill(new KijkkringError('ffmpegFailed', { reason: 'timeout' })), run.timeoutMs);
  return () => {
    run.signal?.removeEventListener('abort', onAbort);
    clearTimeout(timer);
    return reason;
  };
}

function exitCodeOf(child: ChildProcess): number {
  if (child.exitCode !== null) return child.exitCode;
  return child.signalCode === null ? -1 : 128 + constants.signals[child.signalCode];
}
