import { KijkkringError } from '../../shared/errors.ts';
import type { BundleManifest, BundleSession } from '../../shared/model/bundle.ts';
import { LARGEST_JSON, MOST_JSON } from './bundle-limits.ts';
import { fragmentOfName, isOriginalName, MANIFEST_NAME, SIGNATURE_NAME } from './bundle-names.ts';
import type { ZipMember } from './zip-reader.ts';

/**
 * What is read whole fits in memory; films are as long as they like. A signature is looked at separately.
 * @throws KijkkringError `bundleSizeLies`
 */
export function requireSmallJson(entries: readonly { readonly name: string; readonly size: number }[]): void {
  const sizes = entries
    .filter(({ name }) => name !== SIGNATURE_NAME && fragmentOfName(name) === null && !isOriginalName(name))
    .map(({ size }) => size);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.some((size) => size > LARGEST_JSON) || together > MOST_JSON)
    throw new KijkkringError('bundleSizeLies');
}

/**
 * What the manifest lists is what the ZIP holds: the same names, each once, of the same size.
 * @throws KijkkringError `bundleNameUnsafe` for an entry too many, `bundleSizeLies`, `bundleDamaged` for one too few
 */
export function requireSameEntries(
  members: readonly ZipMember[],
  manifest: Pick<BundleManifest, 'entries'>,
): void {
  const listed = new Map(manifest.entries.map((entry) => [entry.name, entry.bytes]));
  if (listed.size !== manifest.entries.length) throw new KijkkringError('bundleNameUnsafe');
  const others = members.filter(({ name }) => name !== MANIFEST_NAME && name !== SIGNATURE_NAME);
  for (const { name, size } of others) {
    const bytes = listed.get(name);
    if (bytes === undefined) throw new KijkkringError('bundleNameUnsafe');
    if (bytes !== size) throw new KijkkringError('bundleSizeLies');
  }
  if (others.length !== listed.size) throw new KijkkringError('bundleDamaged'); // something listed is not there
}

/** @throws KijkkringError `bundleDamaged` for a film without a fragment, or a fragment without a film */
export function requireFilmPerFragment(manifest: BundleManifest, session: BundleSession): void {
  const films = manifest.entries.map((entry) => fragmentOfName(entry.name)).filter((id) => id !== null);
  const fragments = session.fragments.map(({ record }) => record.id as string);
  const same = films.length === fragments.length && new Set(fragments).size === fragments.length;
  if (!same || !fragments.every((id) => films.includes(id))) throw new KijkkringError('bundleDamaged');
}

/**
 * Positions are 1 to the number of fragments, each once; markeringen and subtitles lie within their fragment, subtitles in order.
 * @throws KijkkringError `bundleDamaged`
 */
export function requireSoundFragments({ fragments }: BundleSession): void {
  const positions = new Set(fragments.map(({ record }) => record.position));
  const numbered = positions.size === fragments.length && Math.max(...positions) === fragments.length;
  const readable = fragments.every(({ record: { durationUs, subtitles = [] } }) =>
    subtitles.every(
      ({ startUs, endUs }, at) =>
        startUs < endUs && endUs <= durationUs && startUs >= (subtitles[at - 1]?.startUs ?? 0),
    ),
  );
  const inside = fragments.every(({ record: { durationUs, annotations } }) =>
    annotations.every(({ startUs, endUs }) =>
      endUs === null ? startUs < durationUs : startUs < endUs && endUs <= durationUs,
    ),
  );
  if (!numbered || !inside || !readable) throw new KijkkringError('bundleDamaged');
}

/** What is released goes as rendered fragments, never as a camera's file. @throws KijkkringError `bundleNameUnsafe` */
export function requireNoOriginals({ entries }: BundleManifest): void {
  if (entries.some(({ name }) => isOriginalName(name))) throw new KijkkringError('bundleNameUnsafe');
}
