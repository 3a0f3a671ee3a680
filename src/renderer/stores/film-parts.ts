import { partsAround } from '../../shared/kernels/camera-run.ts';
import type { Client } from '../api/client.ts';

/** A file of the folder that a film is in. */
export type FolderFilm = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: number;
};

/**
 * The parts of the film that the file at `path` is one of, in order, itself among them. Where its folder can't be listed nothing is
 * known of others: none.
 */
export async function partsBeside(client: Client, path: string): Promise<readonly FolderFilm[]> {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (at < 0) return [];
  const listed = await client.call('source.list', { path: path.slice(0, at + 1), what: 'films' });
  if (!listed.ok) return [];
  const { files } = listed.value;
  const chosen = files.findIndex((file) => file.path === path);
  if (chosen < 0) return [];
  return partsAround(files, chosen).flatMap((place) => files[place] ?? []);
}
