import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the application a home of its own, with the folders that its picker looks in; returns the function that gives it back. */
export function ownHome(folder: string): () => void {
  const before = process.env.HOME;
  for (const name of ['Videos', 'Documents']) mkdirSync(join(folder, name), { recursive: true });
  process.env.HOME = folder;
  return () => {
    if (before === undefined) delete process.env.HOME;
    else process.env.HOME = before;
  };
}
