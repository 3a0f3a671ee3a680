import { stat } from 'node:fs/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { openAgeFile, openBrokenOff } from '../../vault/age-file-reader.ts';
import { openAgeHeader } from '../../vault/age-header.ts';
import { CHUNK_BYTES, SEALED_CHUNK_BYTES } from '../../vault/chunk-cipher.ts';
import { partialPath, type SealedFile, sealFile } from '../../vault/seal-file.ts';
import type { Session } from '../session.ts';
import { originalFile } from './footage-files.ts';
import type { ImportCheckpoint, PartCheckpoint } from './import-checkpoint.ts';

/** A file of an import that was broken off, as far as it came. */
export interface ArrivedPart {
  readonly part: PartCheckpoint;
  readonly position: number;
  /** The caller closes it. */
  readonly source: ByteSource;
}

/** Opens what arrived of an import, in order: whole files, and the start of the one that was under way. The caller closes them. */
export async function openArrived(
  session: Session,
  { recordingId, parts }: ImportCheckpoint,
): Promise<ArrivedPart[]> {
  const arrived: ArrivedPart[] = [];
  for (const [position, part] of parts.entries()) {
    const source = await openPart(session, recordingId, position, part);
    if (source === null) break;
    arrived.push({ part, position, source });
  }
  return arrived;
}

async function openPart(
  session: Session,
  recordingId: string,
  position: number,
  { header, sealed }: PartCheckpoint,
): Promise<ByteSource | null> {
  const path = originalFile(session.folder, recordingId, position);
  const identity = getMediaIdentity(session.db, recordingId);
  if (sealed !== null || (await lengthOf(path)) !== null) return openAgeFile(path, { identity });
  const length = (await lengthOf(partialPath(path))) ?? 0;
  const chunks = Math.floor((length - Buffer.from(header, 'base64').length) / SEALED_CHUNK_BYTES);
  if (chunks < 1) return null;
  const source = await openBrokenOff(partialPath(path), { identity }, chunks * CHUNK_BYTES);
  const whole = await bytesThatOpen(source, chunks);
  if (whole > 0) return startOf(source, whole);
  await source.close();
  return null;
}

async function lengthOf(path: string): Promise<number | null> {
  try {
    return (await withFileErrors(() => stat(path))).size;
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'fileNotFound') return null;
    throw error;
  }
}

/** After a crash not everything that was written is on the disk: counts up to the first chunk that does not open. */
async function bytesThatOpen(source: ByteSource, chunks: number): Promise<number> {
  try {
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const opened = await opens(source, chunk);
      if (!opened) return chunk * CHUNK_BYTES;
    }
    return chunks * CHUNK_BYTES;
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function opens(source: ByteSource, chunk: number): Promise<boolean> {
  try {
    return (await source.read(chunk * CHUNK_BYTES, CHUNK_BYTES)).length > 0;
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'footageDamaged') return false;
    throw error;
  }
}

function startOf(source: ByteSource, size: number): ByteSource {
  return {
    size,
    read: (offset, length) => source.read(offset, Math.max(0, Math.min(length, size - offset))),
    close: () => source.close(),
  };
}

/**
 * Closes the start of a file: what arrived becomes a sealed file of the vault, whole in itself. Its last chunk is sealed again, which
 * cuts it off first, so that is read before.
 */
export async function sealArrived(
  session: Session,
  recordingId: string,
  { part, position, source }: ArrivedPart,
  o: { signal: AbortSignal; onProgress: (bytes: number) => void },
): Promise<SealedFile> {
  if (part.sealed !== null) return part.sealed;
  const lastAt = Math.max(0, Math.ceil(source.size / CHUNK_BYTES) - 1) * CHUNK_BYTES;
  const last = await source.read(lastAt, source.size - lastAt);
  const held: ByteSource = {
    size: source.size,
    read: async (offset, length) => {
      const end = Math.min(source.size, offset + length);
      const before = offset < lastAt ? await source.read(offset, Math.min(end, lastAt) - offset) : null;
      const behind = end > lastAt ? last.subarray(Math.max(0, offset - lastAt), end - lastAt) : null;
      return Buffer.concat([before ?? new Uint8Array(0), behind ?? new Uint8Array(0)]);
    },
    close: async () => undefined,
  };
  const identity = getMediaIdentity(session.db, recordingId);
  return sealFile({
    ...o,
    source: held,
    target: originalFile(session.folder, recordingId, position),
    header: await openAgeHeader(Buffer.from(part.header, 'base64'), { identity }),
    resume: { chunks: Math.floor(source.size / CHUNK_BYTES), sourceBytes: source.size },
    // what it rests on is found on the disk again, whatever happens
    onCheckpoint: () => undefined,
  });
}
