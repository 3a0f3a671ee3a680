import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import { rendererConfig } from './vite.renderer.config.ts';

const root = import.meta.dirname;

/**
 * The application in three parts: `out/main` (Node, modules), `out/preload` (one CommonJS file: a sandboxed preload script can
 * require nothing but Electron) and `out/renderer` (as for the other shell). Packages that the main part uses stay packages.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node24',
      rolldownOptions: {
        input: join(root, 'src', 'main', 'electron', 'main.ts'),
        output: { format: 'es', entryFileNames: 'index.js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: join(root, 'src', 'main', 'preload', 'preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    ...rendererConfig,
    build: {
      ...rendererConfig.build,
      rolldownOptions: { input: join(root, 'src', 'renderer', 'index.html') },
    },
  },
});
