/** A failure that the person at the keyboard can mend; its message says how. */
export class SetupError extends Error {}

/**
 * Tells of one step, on standard error: standard output belongs to the command that follows.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}
