import type { OutputOf } from '../../../shared/contract/contract.ts';
import { LEVEL_FACTOR } from '../../../shared/kernels/peaks.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { readFilmstripFacts } from '../../media/filmstrip-file.ts';
import { type PeaksFacts, readPeaksFacts, readPeaksLevel } from '../../media/peaks-file.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { filmstripFile, peaksFile } from './footage-files.ts';

type Placed = { readonly position: number; readonly startUs: number; readonly endUs: number };

/** Where the pictures of the filmstrip stand on the timeline, and the address of each. @throws `recordingNotReady` */
export async function filmstripOf(
  session: Session,
  recordingId: string,
): Promise<OutputOf<'recording.filmstrip'>> {
  requireWatchable(session, recordingId);
  const pictures: { atUs: number; address: string }[] = [];
  for (const { position, startUs, endUs } of placedParts(session, recordingId)) {
    const file = filmstripFile(session.folder, recordingId, position);
    const { intervalMs, count } = await reading(session, recordingId, file, readFilmstripFacts);
    for (let n = 0; n < count; n += 1) {
      const atUs = startUs + n * intervalMs * 1000;
      if (atUs < endUs) pictures.push({ atUs, address: `picture/${recordingId}/${position}/${n}` });
    }
  }
  return { pictures };
}

/**
 * The loudest sample of each of `buckets` equal stretches between two moments, 0 (silent) to 255 (full scale), from the
 * level of the pyramid that is just fine enough. @throws `recordingNotReady`
 */
export async function peaksOf(
  session: Session,
  input: { recordingId: string; fromUs: number; toUs: number; buckets: number },
): Promise<OutputOf<'recording.peaks'>> {
  requireWatchable(session, input.recordingId);
  const { fromUs, toUs, buckets, recordingId } = input;
  const peaks = new Uint8Array(buckets);
  const bucketUs = (toUs - fromUs) / buckets;
  const bucketAt = (us: number) => Math.min(buckets - 1, Math.max(0, Math.floor((us - fromUs) / bucketUs)));
  for (const part of placedParts(session, recordingId)) {
    if (part.endUs <= fromUs || part.startUs >= toUs) continue;
    const file = peaksFile(session.folder, recordingId, part.position);
    await reading(session, recordingId, file, async (source) => {
      const facts = await readPeaksFacts(source);
      const level = levelFor(facts, bucketUs);
      const valueUs = valueLength(facts, level);
      const first = Math.max(0, Math.floor((fromUs - part.startUs) / valueUs));
      const last = Math.ceil((Math.min(toUs, part.endUs) - part.startUs) / valueUs);
      const values = await readPeaksLevel(source, level, first, Math.max(0, last - first));
      // closer by than the finest level goes, a value lies in several stretches: none of them is silent for that
      const reachUs = valueUs > bucketUs ? valueUs / 2 - 1 : 0;
      values.forEach((value, at) => {
        const middleUs = part.startUs + (first + at + 0.5) * valueUs;
        const until = bucketAt(middleUs + reachUs);
        for (let bucket = bucketAt(middleUs - reachUs); bucket <= until; bucket += 1)
          if (value > (peaks[bucket] ?? 0)) peaks[bucket] = value;
      });
    });
  }
  return { peaks: [...peaks] };
}

/** The coarsest level of which a value is no longer than a bucket. */
function levelFor(facts: PeaksFacts, bucketUs: number): number {
  let level = 0;
  while (level + 1 < facts.lengths.length && valueLength(facts, level + 1) <= bucketUs) level += 1;
  return level;
}

/** How much of the sound one value of a level stands for, in microseconds. */
function valueLength({ samplesPerBucket, sampleRate }: PeaksFacts, level: number): number {
  return ((samplesPerBucket * LEVEL_FACTOR ** level) / sampleRate) * 1e6;
}

function placedParts(session: Session, recordingId: string): Placed[] {
  let startUs = 0;
  return listParts(session.db, recordingId).map(({ position, endUs }) => {
    const placed = { position, startUs, endUs: startUs + endUs };
    startUs = placed.endUs;
    return placed;
  });
}

async function reading<T>(
  session: Session,
  recordingId: string,
  file: string,
  read: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const source = await openAgeFile(file, { identity: getMediaIdentity(session.db, recordingId) });
  try {
    return await read(source);
  } finally {
    await source.close();
  }
}
