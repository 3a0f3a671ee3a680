import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

export interface PageFile {
  readonly contentType: string;
  readonly read: () => Promise<Buffer>;
}

/**
 * The files of the built page by the path they are asked under. What is not in this table does not exist: no path is ever
 * put together from an address.
 */
export async function pageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    const contentType = types[extname(entry.name)];
    if (contentType === undefined) continue;
    const file = { contentType, read: () => readFile(path) };
    files.set(name, file);
    if (name === '/index.html') files.set('/', file);
  }
  return files;
}
