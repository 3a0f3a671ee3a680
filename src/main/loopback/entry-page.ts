/** Where the one-time token is brought. */
export const ENTRY_PATH = '/enter';
export const ENTRY_SCRIPT_PATH = '/enter.js';

/**
 * The page behind the token. It moves on by script: a redirect would still count as coming from the file that opened the browser,
 * and a Strict cookie is not sent along with that (measured).
 */
export const entryPage = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Kijkkring</title></head><body><script src="${ENTRY_SCRIPT_PATH}"></script></body></html>`;

/** Leaves no way back to the address with the token. */
export const entryScript = "location.replace('/');";
