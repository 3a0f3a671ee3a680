import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgeZip, honestDraft, packDraft, sealAs, sha256 } from '../../../tests/support/bundle-forge.ts';
import { readWhole } from '../../../tests/support/memory-source.ts';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { errorCodes } from '../../shared/errors.ts';
import { newAgeIdentity } from '../vault/age-identity.ts';
import { openBundle, verifyBundle } from './bundle-reader.ts';

const scratch = scratchFolder('zip-mutation');
const { identity, recipient } = await newAgeIdentity();
const random = seededRandom('mutations inside the seal');
const below = (most: number) => Math.floor(random() * most);

const draft = honestDraft();
draft.films = new Map([...draft.films].map(([name, bytes]) => [name, bytes.subarray(0, 500)]));
const entries = packDraft(draft);
const plain = forgeZip(entries);
const wide = forgeZip(
  entries.map((entry) => ({ ...entry, wide: true, descriptor: entry.bytes.length })),
  { wide: true },
);

/** Numbers at which careless arithmetic goes wrong. */
const edges = [0, 1, 0x7f, 0x80, 0xff];

/** Where the parts of a ZIP are that its readers steer by: half of the changes are made there. */
function structures(zip: Buffer): number[] {
  const places: number[] = [];
  for (let at = zip.indexOf('PK'); at !== -1; at = zip.indexOf('PK', at + 1)) places.push(at);
  return places;
}

function mutate(zip: Buffer): Buffer {
  const places = structures(zip);
  const near = (places[below(places.length)] ?? 0) + below(60);
  const at = Math.min(random() < 0.5 ? near : below(zip.length), zip.length - 1);
  const copy = Buffer.from(zip);
  const kind = below(5);
  if (kind === 0) copy.writeUInt8(copy.readUInt8(at) ^ (1 + below(255)), at);
  else if (kind === 1)
    copy.fill(edges[below(edges.length)] ?? 0, at, Math.min(zip.length, at + 1 + below(8)));
  else if (kind === 2)
    return Buffer.concat([zip.subarray(0, at), Buffer.alloc(1 + below(30), below(256)), zip.subarray(at)]);
  else if (kind === 3) return Buffer.concat([zip.subarray(0, at), zip.subarray(at + 1 + below(60))]);
  else return zip.subarray(0, at);
  return copy;
}

/** A hash of everything that a reader would keep, or the code of the refusal. */
async function outcomeOf(zip: Buffer): Promise<string> {
  const path = await sealAs(join(scratch, 'mutated.kijkkring'), zip, { recipients: [recipient] });
  try {
    const bundle = await openBundle(path, { identities: [identity] });
    try {
      await verifyBundle(bundle);
      const films = bundle.session.fragments.map(({ record }) => readWhole(bundle.media(record.id)));
      const told = JSON.stringify([bundle.manifest, bundle.session, bundle.guides]);
      return sha256(Buffer.concat([Buffer.from(told), ...(await Promise.all(films))]));
    } finally {
      await bundle.close();
    }
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    rmSync(path);
  }
}

test('of 5,000 changed ZIPs none shows other content, and each refusal has a code', {
  timeout: 900_000,
}, async () => {
  const honest = await outcomeOf(plain);
  expect(honest).toMatch(/^[0-9a-f]{64}$/);
  expect(await outcomeOf(wide)).toBe(honest);
  const codes: string[] = errorCodes.filter((code) => code.startsWith('bundle'));
  const outcomes: Record<string, number> = {};
  for (let i = 0; i < scaled(5000); i += 1) {
    const outcome = await outcomeOf(mutate(i % 2 === 0 ? plain : wide));
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  // A date or a CRC is nobody's content: such a change leaves the bundle what it was.
  expect(Object.keys(outcomes).filter((outcome) => outcome !== honest && !codes.includes(outcome))).toEqual(
    [],
  );
  expect(outcomes[honest] ?? 0).toBeLessThan(scaled(5000) / 2);
});
