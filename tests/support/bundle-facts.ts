import { coreWithLibrary } from './core-on-disk.ts';

/** What a package turns out to hold, for somebody else who checks all of it with the six words. */
export async function factsOfBundle(folder: string, path: string, words: string) {
  const core = await coreWithLibrary(folder);
  try {
    const facts = await core.ask('owner', 'bundle.verify', { path, passphrase: words });
    return {
      ...facts,
      fragments: facts.fragments.map(({ title, frames, durationUs }) => ({ title, frames, durationUs })),
    };
  } finally {
    await core.close();
  }
}
