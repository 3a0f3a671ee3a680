import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * The real path of the nearest folder that exists, with what comes below it. It is the system that is asked: on Windows only its answer
 * names the share behind a letter such as `Z:`.
 */
export function followedPath(folder: string): string {
  if (existsSync(folder)) return realpathSync.native(folder);
  const above = dirname(folder);
  return above === folder ? folder : join(followedPath(above), folder.slice(above.length));
}

/** Whether a path is a folder or lies below it. Capitals don't count, as on most machines; both are paths without links. */
export function isWithin(path: string, root: string): boolean {
  const whole = root.endsWith('/') || root.endsWith('\\') ? root.slice(0, -1) : root;
  const [lower, above] = [path.toLowerCase(), whole.toLowerCase()];
  return (
    lower === above ||
    lower.startsWith(`${above}/`) ||
    lower.startsWith(`${above}${sep}`) ||
    lower.startsWith(`${above}\\`)
  );
}
