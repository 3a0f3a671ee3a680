import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../support/command-line.ts';

/**
 * Path of Electron's program, or null where only its package is. The package itself is not asked: importing it would download the program.
 */
export function electronBinary(): string | null {
  const folder = join(repository, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}
