import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, mergeConfig } from 'vite';
import { repository } from './command-line.ts';

export type BuiltPart = 'main' | 'preload' | 'renderer';

/** Builds parts of the application as they are released, each into a folder of its name. */
export async function buildApplication(folder: string, parts: readonly BuiltPart[]): Promise<void> {
  const inline = { configFile: join(repository, 'electron.vite.config.ts'), logLevel: 'error' as const };
  const { config } = await resolveConfig(inline, 'build', 'production');
  for (const part of parts) {
    const settings = config?.[part];
    if (settings === undefined) throw new Error(`electron.vite.config.ts builds no ${part} part`);
    await build(mergeConfig(settings, { build: { outDir: join(folder, part), emptyOutDir: true } }));
  }
}
