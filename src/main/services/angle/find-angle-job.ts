import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { type AngleLine, type HeardOffset, lineThrough } from '../../../shared/kernels/angle-line.ts';
import {
  isTogether,
  type ListeningPlace,
  listeningPlaces,
  MARGIN_US,
  offsetAt,
} from '../../../shared/kernels/angle-search.ts';
import { EnvelopeBuilder, SOUND_RATE } from '../../../shared/kernels/sound-envelope.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import type { FragmentPart } from '../../media/fragment-span.ts';
import { readSound, type SoundSpan } from '../../media/sound-reading.ts';
import { closeParts, openParts } from '../recording/film-parts.ts';
import type { Session } from '../session.ts';
import { pairAngles, requirePairable } from './angle-service.ts';

type Input = ParsedInputOf<'angle.find'>;
type Output = OutputOf<'angle.find'>;

type Two<T> = { readonly lead: T; readonly other: T };

/**
 * Finds where another recording of the same lesson lies: first both are heard through for when it was loud, which tells where they may
 * lie together; then some seconds of several places are laid on each other closely. It keeps nothing of the sound. Broken off it
 * begins again, as there is nothing to go on from.
 */
export function findAngleJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => requirePairable(session, input),
    run: async (input, context) => {
      requirePairable(session, input);
      const lead = await openParts(session, input.recordingId, context.signal);
      try {
        const other = await openParts(session, input.otherId, context.signal);
        try {
          const { places, ...found } = await search({ lead, other }, context);
          return session.change((db) =>
            pairAngles({ db, session }, input, { ...found, places, foundBy: 'sound' }),
          );
        } finally {
          await closeParts(other);
        }
      } finally {
        await closeParts(lead);
      }
    },
    discard: async () => undefined,
  };
}

/** @throws `angleNoSound`, `angleNotHeard`, and what reading throws */
async function search(
  films: Two<readonly FragmentPart[]>,
  context: JobContext,
): Promise<AngleLine & { readonly places: number }> {
  if ([films.lead, films.other].some((parts) => parts.every(({ probe }) => probe.audio === null)))
    throw new KijkkringError('angleNoSound');
  const lead = await hearThrough(films.lead, context, 0);
  const other = await hearThrough(films.other, context, 0.4);
  for (const places of listeningPlaces(lead, other)) {
    const heard = await listenAt(places, films, context);
    const line = lineThrough(heard);
    if (line !== null && isTogether(line.agreed, places.length)) return { ...line, places: places.length };
  }
  throw new KijkkringError('angleNotHeard');
}

/** @param from the share of the job at which this begins; it is two fifths of it */
async function hearThrough(
  parts: readonly FragmentPart[],
  { signal, progress }: JobContext,
  from: number,
): Promise<Float32Array> {
  const envelope = new EnvelopeBuilder();
  const toUs = parts.reduce((sum, { index }) => sum + index.endUs, 0);
  const all = (toUs * SOUND_RATE) / 1e6;
  let read = 0;
  const onSamples = (samples: Int16Array): void => {
    envelope.push(samples);
    read += samples.length;
    progress('listening', from + 0.4 * Math.min(1, read / all));
  };
  await readSound(parts, { fromUs: 0, toUs }, { signal, onSamples });
  return envelope.finish();
}

async function listenAt(
  places: readonly ListeningPlace[],
  films: Two<readonly FragmentPart[]>,
  { signal, progress }: JobContext,
): Promise<HeardOffset[]> {
  const heard: HeardOffset[] = [];
  for (const [at, place] of places.entries()) {
    progress('comparing', 0.8 + (0.2 * at) / places.length);
    const { atUs, lengthUs, aboutUs } = place;
    const lead = await soundOf(films.lead, { fromUs: atUs, toUs: atUs + lengthUs }, signal);
    const fromUs = atUs + aboutUs - MARGIN_US;
    const toUs = fromUs + lengthUs + 2 * MARGIN_US;
    const offsetUs = offsetAt(place, lead, await soundOf(films.other, { fromUs, toUs }, signal));
    if (offsetUs !== null) heard.push({ atUs, offsetUs });
  }
  return heard;
}

async function soundOf(
  parts: readonly FragmentPart[],
  span: SoundSpan,
  signal: AbortSignal,
): Promise<Int16Array> {
  const pieces: Int16Array[] = [];
  await readSound(parts, span, { signal, onSamples: (samples) => pieces.push(samples) });
  const sound = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    sound.set(piece, at);
    at += piece.length;
  }
  return sound;
}
