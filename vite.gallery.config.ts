import { join } from 'node:path';
import { defineConfig } from 'vite';
import { rendererConfig } from './vite.renderer.config.ts';

/** The page that shows all components, built and served as the renderer is. */
export default defineConfig({
  ...rendererConfig,
  root: join(import.meta.dirname, 'src', 'renderer', 'gallery'),
  build: { ...rendererConfig.build, outDir: join(import.meta.dirname, 'out', 'gallery') },
});
