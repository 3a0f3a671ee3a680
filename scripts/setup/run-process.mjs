import { spawn } from 'node:child_process';

/** How much of the begin and of the end of a child's output is kept for the message of a failure, in characters. */
const keptOutput = 20_000;

/**
 * Runs a program to its end without a shell and keeps the end of what it said.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onStart?: (pid: number) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program can't be started
 */
export function runProcess(file, args, { onStart, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid !== undefined) onStart?.(child.pid);
    const stopWithUs = () => void child.kill();
    process.once('exit', stopWithUs);
    let output = '';
    /** @param {Buffer} bytes */
    const keep = (bytes) => {
      output += bytes.toString();
      if (output.length > 2 * keptOutput)
        output = `${output.slice(0, keptOutput)}\n${output.slice(-keptOutput)}`;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => {
      process.removeListener('exit', stopWithUs);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * The last lines that say something: where apt and most programs tell what went wrong.
 * @param {string} output
 */
export function lastLines(output) {
  return linesOf(output).slice(-12).join('\n');
}

/**
 * The first lines of npm's complaint: what follows it is npm's manual.
 * @param {string} output
 */
export function npmComplaint(output) {
  const errors = linesOf(output).filter((line) => /^npm error \S/.test(line));
  return errors.length > 0 ? errors.slice(0, 10).join('\n') : lastLines(output);
}

/** @param {string} output */
function linesOf(output) {
  return output.split(/\r?\n/).filter((line) => line.trim() !== '');
}
