import type { ByteSource } from '../files/byte-source.ts';
import { asItStands, childOf, childrenOf, entriesOf, inside, samplesIn, viewOf } from './mp4-tree.ts';
import { topBoxes } from './top-boxes.ts';

/** No honest head is longer, in bytes: that of a fragment, and that of a whole film. */
const longest: Readonly<Record<string, number>> = { moof: 16 * 1024 * 1024, moov: 256 * 1024 * 1024 };

/** So many samples of sound of which nothing is told, each being as the last, may stand in a fragment. */
const MOST_ALIKE = 1_000_000;

/**
 * Whether nothing in an MP4 claims more samples than it lists; what is no MP4 claims nothing. mediabunny makes room for what is claimed: a
 * single damaged count of eleven million, in a film of a second, kept it busy for four minutes in which nothing else was done.
 * @throws what the source throws
 */
export async function hasHonestCounts(source: ByteSource): Promise<boolean> {
  for await (const { type, begin, end } of topBoxes(source)) {
    const most = longest[type];
    if (most === undefined) continue;
    if (end - begin > most) return false;
    const head = viewOf(await source.read(begin, end - begin));
    const isHonest = type === 'moof' ? isHonestFragment : isHonestMovie;
    if (asItStands(() => isHonest(head, source.size)) !== true) return false;
  }
  return true;
}

function isHonestMovie(moov: DataView, fileBytes: number): boolean {
  const tracks = childrenOf(moov).filter(({ type }) => type === 'trak');
  return tracks.every(({ content }) => {
    const table = inside(content, 'mdia', 'minf', 'stbl');
    return table === null || isHonestTable(table, fileBytes);
  });
}

/** 8.7.3: each sample has its size, or all have the same, which then are bytes of the file. */
function isHonestTable(table: DataView, fileBytes: number): boolean {
  const boxes = childrenOf(table);
  const sizes = childOf(boxes, 'stsz');
  const [each, count] = sizes === null ? [0, 0] : [sizes.getUint32(4), sizes.getUint32(8)];
  const isListed =
    sizes === null || (each === 0 ? count * 4 <= sizes.byteLength - 12 : count * each <= fileBytes);
  const runs = ['stts', 'ctts'].map((type) => entriesOf(childOf(boxes, type), 8));
  return isListed && runs.every((run) => run === null || samplesIn(run) <= count);
}

/** 8.8.8: flags say which fields stand there for each sample. */
function isHonestFragment(moof: DataView): boolean {
  const tracks = childrenOf(moof).filter(({ type }) => type === 'traf');
  const runs = tracks.flatMap(({ content }) => childrenOf(content)).filter(({ type }) => type === 'trun');
  return runs.every(({ content }) => {
    const [flags, count] = [content.getUint32(0), content.getUint32(4)];
    const before = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
    const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
    return fields === 0 ? count <= MOST_ALIKE : count * fields * 4 <= content.byteLength - before;
  });
}
