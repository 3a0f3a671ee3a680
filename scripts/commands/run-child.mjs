import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentWithPath, root } from '../setup/paths.mjs';

/** Signals that end a command politely; a child gets them from us unless the terminal gave them to it already. */
const passedSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program under the chosen Node with our standard streams, passes signals on, and waits for its end.
 * @param {string} runtime path of Node
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options] `env` is added to the present environment
 * @returns {Promise<number>} its exit code; 128 + number for a signal, as shells do
 */
export function runChild(runtime, args, options = {}) {
  const env = {
    ...environmentWithPath(dirname(runtime), join(root, 'node_modules', '.bin')),
    ...options.env,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(runtime, args, { cwd: options.cwd ?? root, env, stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would mean "at once"
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of passedSignals) process.on(signal, pass);
    const stopPassing = () => {
      for (const signal of passedSignals) process.removeListener(signal, pass);
    };
    child.on('error', (error) => {
      stopPassing();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stopPassing();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
