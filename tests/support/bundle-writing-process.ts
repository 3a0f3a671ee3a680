import { createHash } from 'node:crypto';
import { openBundle, verifyBundle } from '../../src/main/bundle/bundle-reader.ts';
import { writeBundle } from '../../src/main/bundle/bundle-writer.ts';
import type { ByteSource } from '../../src/main/files/byte-source.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { draftOf, sessionOf } from './bundle-draft.ts';
import { fragmentIds } from './bundle-forge.ts';

/**
 * Writes and verifies a bundle with one film of the given length in a process of its own, so that its memory can be
 * measured. The film is made while it is read. Prints the growth of resident memory in bytes and the length of the bundle.
 */
const [target = '', bytes = '0'] = process.argv.slice(2);
const size = Number(bytes);
const fragment = fragmentIds[0] ?? '';

const film: ByteSource = {
  size,
  read: async (offset, length) => {
    const wanted = Math.max(0, Math.min(length, size - offset));
    // Every piece differs, so that none can be taken for another.
    const piece = Buffer.alloc(wanted);
    for (let at = 0; at < wanted; at += 65_536) piece.writeDoubleLE(offset + at, Math.min(at, wanted - 8));
    return piece;
  },
  close: async () => undefined,
};

async function hashOfFilm(): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += 256 * 1024) hash.update(await film.read(at, 256 * 1024));
  return hash.digest('hex');
}

const { identity, recipient } = await newAgeIdentity();
const before = process.memoryUsage().rss;
let most = before;
const sha256 = await hashOfFilm();
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 20);
const written = await writeBundle(
  draftOf({
    target,
    sealTo: { recipients: [recipient] },
    session: sessionOf([fragment]),
    media: [{ fragmentId: fragment, source: film, sha256 }],
    onProgress: () => {
      most = Math.max(most, process.memoryUsage().rss);
    },
  }),
);
const bundle = await openBundle(target, { identities: [identity] });
const hash = createHash('sha256');
const opened = bundle.media(fragment);
// The pieces of the maker, so that the hash is of what it made.
for (let at = 0; at < opened.size; at += 256 * 1024) hash.update(await opened.read(at, 256 * 1024));
await verifyBundle(bundle);
await bundle.close();
clearInterval(watch);
process.stdout.write(
  JSON.stringify({ grown: most - before, bytes: written.bytes, same: hash.digest('hex') === sha256 }),
);
