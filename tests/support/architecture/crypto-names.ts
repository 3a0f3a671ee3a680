import type { Rule } from './layers.ts';
import { type ImportedName, isTest, type SourceFile } from './source-file.ts';

/** What Electron's BoringSSL and Node's OpenSSL both have and do alike. */
const allowed = new Set(['randomBytes', 'randomUUID', 'timingSafeEqual', 'createHash']);

/**
 * Every name that product code takes from node:crypto. Electron has another library behind it: a cipher that works in each
 * test here is missing in the installed application, so ciphers, key derivation and signatures come from elsewhere.
 */
export const cryptoRule: Rule = (files) =>
  files
    .filter((file) => file.path.startsWith('src/') && !isTest(file.path))
    .flatMap((file) => [...namesNotAllowed(file), ...hashesNotAllowed(file), ...webCrypto(file)]);

function cryptoNames(file: SourceFile): ImportedName[] {
  const edges = file.imports.filter((edge) => /^(node:)?crypto$/.test(edge.specifier));
  return edges.flatMap((edge) => edge.names.filter((name) => !name.typeOnly));
}

function namesNotAllowed(file: SourceFile): string[] {
  return cryptoNames(file)
    .filter(({ imported }) => !allowed.has(imported))
    .map(({ imported }) => `${file.path}: takes ${imported} from node:crypto`);
}

function hashesNotAllowed(file: SourceFile): string[] {
  const hashNames = cryptoNames(file)
    .filter(({ imported }) => imported === 'createHash')
    .map(({ local }) => local);
  return file.calls
    .filter((call) => hashNames.includes(call.name) && call.firstText !== 'sha256')
    .map((call) => `${file.path}: ${call.name} with ${call.firstText ?? 'a computed name'}, not 'sha256'`);
}

function webCrypto(file: SourceFile): string[] {
  return file.properties
    .filter((name) => name === 'subtle' || name === 'webcrypto')
    .map((name) => `${file.path}: uses ${name}`);
}
