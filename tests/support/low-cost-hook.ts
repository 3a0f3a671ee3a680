import { registerHooks } from 'node:module';

/** For a Node process that a test starts (`node --import`): every passphrase costs what it does in the test itself. */
const real = new URL('../../src/main/vault/passphrase-cost.ts', import.meta.url).href;
const low = new URL('./low-passphrase-cost.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return found.url === real ? { ...found, url: low } : found;
  },
});
