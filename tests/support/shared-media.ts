import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/media/', import.meta.url));

/** Path of a file of the media collection that stands beside the repository. */
export function sharedMedia(name: string): string {
  return `${folder}${name}`;
}

/** Whether the collection is there; prints why the tests of `what` are skipped when it is not. */
export function hasSharedMedia(what: string): boolean {
  if (existsSync(folder)) return true;
  process.stdout.write(
    `${what}: skipped, there is no media collection beside the repository (shared/media)\n`,
  );
  return false;
}
