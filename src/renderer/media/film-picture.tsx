import type { ReactElement } from 'react';
import { useClient } from '../api/client-context.ts';
import { joinClasses } from '../components/join-classes.ts';
import { useRecords } from '../stores/use-records.ts';
import styles from './film-picture.module.css';

export type FilmPictureProps = {
  readonly recordingId: string;
  /** The picture of the filmstrip that is nearest to this moment is shown. */
  readonly atUs: number;
  /** What stays behind is drawn pale. */
  readonly pale?: boolean;
};

/** A still of a recording beside words that say what it is; so it has no name of its own. */
export function FilmPicture({ recordingId, atUs, pale = false }: FilmPictureProps): ReactElement {
  const client = useClient();
  const { value } = useRecords('recording.filmstrip', { recordingId });
  const picture = value?.pictures.reduce((best, candidate) =>
    Math.abs(candidate.atUs - atUs) < Math.abs(best.atUs - atUs) ? candidate : best,
  );
  return (
    <span className={joinClasses(styles.frame, pale && styles.pale)}>
      {picture && <img className={styles.picture} src={client.transport.mediaUrl(picture.address)} alt="" />}
    </span>
  );
}
