import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cryptoRule } from './support/architecture/crypto-names.ts';
import { readSource, readSources } from './support/architecture/source-file.ts';

const planted = [
  `import { createCipheriv } from 'node:crypto';`,
  `import { scrypt as derive } from 'crypto';`,
  `import * as everything from 'node:crypto';`,
  `import crypto from 'node:crypto';`,
  `import { webcrypto } from 'node:crypto';`,
  `const { sign } = await import('node:crypto');`,
  `const { sign } = createRequire(import.meta.url)('node:crypto');`,
  `import { createHash } from 'node:crypto'; createHash('md5');`,
  `import { createHash as digest } from 'node:crypto'; const name = 'sha256'; digest(name);`,
  `await globalThis.crypto.subtle.digest('SHA-256', bytes);`,
  `await crypto['subtle'].digest('SHA-256', bytes);`,
];

test.each(planted)('is found where planted: %s', (text) => {
  expect(cryptoRule([readSource('src/main/vault/planted.ts', text)])).toHaveLength(1);
});

test('what Electron has as well is let through', () => {
  const text = `import { createHash, type Hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'; createHash('sha256');`;
  expect(cryptoRule([readSource('src/main/vault/planted.ts', text)])).toEqual([]);
});

test('product code gives node:crypto no name that Electron lacks', () => {
  const files = readSources(join(import.meta.dirname, '..'), ['src']);
  const users = files.filter((file) => file.imports.some((edge) => edge.specifier === 'node:crypto'));
  expect(users.length).toBeGreaterThan(0);
  expect(cryptoRule(files)).toEqual([]);
});
