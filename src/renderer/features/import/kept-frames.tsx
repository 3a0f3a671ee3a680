import type { Recording } from '../../../shared/model/recording.ts';
import type { WireFrame } from '../../components/beads/import-wire.tsx';
import { FilmPicture } from '../../media/film-picture.tsx';

/** Pictures for the wire out of what was stored of a recording: of a film that this window can't open itself. */
export function keptFrames({ id, durationUs }: Recording, count: number): readonly WireFrame[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `picture ${at}`,
    picture: <FilmPicture recordingId={id} atUs={((at + 0.5) / count) * durationUs} />,
  }));
}
