import { EncodedPacketSink, MP4 } from 'mediabunny';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { hasHonestCounts } from './honest-counts.ts';
import { boxesIn, idleFields, type Mp4Box, readBoxHeader } from './mp4-boxes.ts';
import { NAL, nalType, nalUnitsOf } from './nal-units.ts';
import { openPackets } from './packet-input.ts';

/** All that a rendered fragment may consist of. There is no room in it for a text, a place, captions or a timecode. */
const allowed = new Set([
  ...['ftyp', 'moov', 'mvhd', 'trak', 'tkhd', 'edts', 'elst', 'mdia', 'mdhd', 'hdlr', 'minf', 'vmhd', 'smhd'],
  ...['dinf', 'dref', 'url ', 'stbl', 'stsd', 'avc1', 'avcC', 'pasp', 'colr', 'btrt', 'mp4a', 'esds', 'fiel'],
  ...['stts', 'ctts', 'cslg', 'stss', 'stsc', 'stsz', 'stco', 'co64', 'sgpd', 'sbgp', 'sdtp', 'mdat'],
  // ffmpeg always writes the list that notes would be in; a note in it is a box of another name.
  ...['udta', 'meta', 'ilst'],
  ...['mvex', 'mehd', 'trex', 'moof', 'mfhd', 'traf', 'tfhd', 'tfdt', 'trun', 'mfra', 'tfra', 'mfro'],
]);

/** What the two writers call their tracks, and ffmpeg its empty list. */
const handlers = /^(?:(?:Mediabunny)?(?:Video|Sound)Handler)?\0$/;

/** Far above the index of the longest fragment. */
const LARGEST_INDEX = 256 * 1024 * 1024;

/**
 * Looks at every box and every packet of a rendered fragment: nothing is there but pictures, their parameter sets, sound and
 * what players need to find them.
 * @param o.onPicture takes the packets of the picture in the order of decoding
 * @returns sample rate and number of packets of the sound; null without any
 * @throws KijkkringError `fragmentNotExact` with reason `streams`, `metadata` or `notes`; what the source throws
 */
export async function checkBareFile(
  rendered: ByteSource,
  o: { readonly wantsSound: boolean; readonly onPicture?: (data: Uint8Array) => void | Promise<void> },
): Promise<{ readonly sampleRate: number; readonly packets: number } | null> {
  const mediaBytes = await checkBoxes(rendered, o.wantsSound);
  if (!(await hasHonestCounts(rendered))) refuse('streams');
  using input = openPackets(rendered, [MP4]);
  const [picture] = await input.getVideoTracks();
  const [sound] = await input.getAudioTracks();
  if (!picture) return refuse('streams');
  let bytes = 0;
  for await (const { data } of new EncodedPacketSink(picture).packets()) {
    const units = nalUnitsOf(data, 4);
    const isBare = units?.every((unit) => nalType(unit) === NAL.slice || nalType(unit) === NAL.idrSlice);
    if (!isBare) refuse('notes');
    await o.onPicture?.(data);
    bytes += data.length;
  }
  let packets = 0;
  if (sound) {
    for await (const { byteLength } of new EncodedPacketSink(sound).packets(undefined, undefined, skimming)) {
      bytes += byteLength;
      packets += 1;
    }
  }
  // Bytes that no packet is made of would be bytes that nobody looked at.
  if (bytes !== mediaBytes) refuse('notes');
  return sound ? { sampleRate: sound.sampleRate, packets } : null;
}

const skimming = { metadataOnly: true };

function refuse(reason: string): never {
  throw new KijkkringError('fragmentNotExact', { reason });
}

/** @returns how many bytes the boxes of packets hold */
async function checkBoxes(rendered: ByteSource, wantsSound: boolean): Promise<number> {
  let mediaBytes = 0;
  const described: string[] = [];
  for (let at = 0; at < rendered.size; ) {
    const header = readBoxHeader(await rendered.read(at, 16), 0);
    if (header === null || at + header.size > rendered.size) return refuse('streams');
    if (header.type === 'mdat') {
      mediaBytes += header.size - header.header - (await unusedLength(rendered, at, header.header));
    } else {
      if (header.size > LARGEST_INDEX) refuse('metadata');
      const bytes = await rendered.read(at, header.size);
      const boxes = boxesIn(bytes);
      if (boxes === null) return refuse('metadata');
      for (const box of boxes) checkBox(box, bytes);
      described.push(
        ...boxes.filter(({ type }) => type === 'avc1' || type === 'mp4a').map(({ type }) => type),
      );
    }
    at += header.size;
  }
  if (described.join(' ') !== (wantsSound ? 'avc1 mp4a' : 'avc1')) refuse('streams');
  return mediaBytes;
}

/** Where a length of eight bytes was kept free and not needed, it stands in front of the packets and says how long it is. */
async function unusedLength(rendered: ByteSource, at: number, header: number): Promise<number> {
  if (header !== 8) return 0;
  const [first, ...rest] = [...(await rendered.read(at + 8, 8))].reverse();
  return first === 16 && rest.every((byte) => byte === 0) ? 8 : 0;
}

function checkBox(box: Mp4Box, bytes: Uint8Array): void {
  if (!allowed.has(box.type)) refuse('metadata');
  const idle = idleFields(box, bytes);
  // A blank name, with its length before it, is all that one of the writers can be brought to.
  if (idle !== null && bytes.subarray(...idle).some((byte) => byte > 1 && byte !== 0x20)) refuse('metadata');
  if (box.type === 'hdlr' && !handlers.test(textOf(bytes.subarray(box.begin + 24, box.end))))
    refuse('metadata');
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
