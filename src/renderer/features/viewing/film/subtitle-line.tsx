import type { ReactElement } from 'react';
import { useRecords } from '../../../stores/use-records.ts';
import { useFilmState, useViewing } from '../viewing-context.ts';
import styles from './subtitle-line.module.css';

/** What is said at this moment, where somebody typed it. */
export function SubtitleLine(): ReactElement | null {
  const { facts } = useViewing();
  const lines = useRecords('subtitle.list', { recordingId: facts.recording.id }).value;
  const now = useFilmState(
    ({ positionUs }) =>
      lines?.findLast(({ startUs, endUs }) => startUs <= positionUs && positionUs < endUs)?.text,
  );
  if (now === undefined) return null;
  return (
    <p className={styles.line} data-subtitle>
      {now}
    </p>
  );
}
