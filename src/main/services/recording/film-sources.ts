import { KijkkringError } from '../../../shared/errors.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { removableSource } from '../../files/removable-source.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { probeMedia } from '../../media/probe.ts';
import type { Session } from '../session.ts';

/** The files of one camera run: by path, or as a page offered them. */
export interface FilmFiles {
  readonly paths: readonly string[];
  readonly offers: readonly string[];
}

/** Opens all of them, or none. The caller closes them. @throws what opening a file throws */
export async function openSources(session: Session, { paths, offers }: FilmFiles): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  try {
    for (const path of paths) sources.push(await removableSource(path));
    for (const offerId of offers) sources.push(session.offers.open(offerId));
    return sources;
  } catch (error) {
    await closeSources(sources);
    throw error;
  }
}

export async function closeSources(sources: readonly ByteSource[]): Promise<void> {
  for (const source of sources) await source.close();
}

/**
 * @param options `background` where it gives way to a window that plays the film meanwhile
 * @throws why a file can't be taken in, or `mediaPartsDiffer`: nothing has been made by then
 */
export async function probeAll(
  sources: readonly ByteSource[],
  options: { readonly signal: AbortSignal; readonly background?: boolean },
): Promise<MediaProbe[]> {
  const probes: MediaProbe[] = [];
  for (const source of sources) {
    const probe = await probeMedia(source, options);
    probes.push(probe);
  }
  const [first] = probes;
  if (probes.some((probe) => first !== undefined && !belongTogether(first, probe))) {
    throw new KijkkringError('mediaPartsDiffer');
  }
  return probes.map((probe, position) => (position === 0 ? probe : fromFirstFrame(probe)));
}

/** A file is cut between two packets of sound, so the next may begin with sound of up to this long before its picture. */
const LONGEST_LEAD_US = 200_000;

/**
 * A further part goes on with its first frame where the one before ended: the sound before that belongs to the time of the
 * part before. Else every joint would be a gap in the picture.
 */
function fromFirstFrame(probe: MediaProbe): MediaProbe {
  const { video, audio, originUs } = probe;
  const leadUs = video.startUs;
  if (leadUs > LONGEST_LEAD_US) return probe;
  return {
    ...probe,
    video: { ...video, startUs: 0 },
    audio: audio && { ...audio, startUs: audio.startUs - leadUs },
    originUs: originUs + leadUs,
  };
}

function belongTogether(a: MediaProbe, b: MediaProbe): boolean {
  return (
    a.video.codec === b.video.codec &&
    a.video.width === b.video.width &&
    a.video.height === b.video.height &&
    a.video.rotation === b.video.rotation
  );
}
