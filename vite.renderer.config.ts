import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const root = import.meta.dirname;

/**
 * How the renderer is built, for both shells: plain files of our own, nothing inlined (the content policy allows no data: URL
 * and no inline script or style) and nothing fetched from elsewhere.
 */
export const rendererConfig = {
  root: join(root, 'src', 'renderer'),
  base: './',
  plugins: [react()],
  publicDir: false,
  css: { modules: { generateScopedName: '[name]_[local]_[hash:base64:4]' } },
  build: {
    outDir: join(root, 'out', 'renderer'),
    emptyOutDir: true,
    // Electron 45 and the browsers of the same year
    target: 'chrome140',
    assetsInlineLimit: 0,
    // one file from the own disk is quicker than many
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
} satisfies UserConfig;

export default defineConfig(rendererConfig);
