import { basename } from 'node:path';
import { readPublicCard } from '../services/custody/public-card.ts';
import type { Neighbours } from '../services/session.ts';
import { knownLibraries, libraryPath } from './known-libraries.ts';
import type { Places } from './ports.ts';
import { SettingsFile } from './settings-file.ts';

/** The other libraries of this machine, as far as the chooser shows them: by the random names of their folders. */
export function neighboursOf(places: Places | undefined, ownFolder: string): Neighbours {
  if (places === undefined) return { list: async () => [], find: async () => null };
  const { dataFolder } = places;
  const list: Neighbours['list'] = async () => {
    const { lastOpened } = await new SettingsFile(dataFolder).read();
    const known = (await knownLibraries(dataFolder)).filter(
      ({ kind, folder }) => kind === 'own' && folder !== basename(ownFolder),
    );
    const found = [];
    for (const { folder } of known) {
      const path = libraryPath(dataFolder, folder);
      const card = await readPublicCard(path);
      if (card !== null) found.push({ folder, path, card, lastOpenedAt: lastOpened[folder] ?? null });
    }
    return found;
  };
  return {
    list,
    find: async (folder) => (await list()).find((one) => one.folder === folder) ?? null,
  };
}
