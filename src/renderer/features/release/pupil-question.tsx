import type { ReactElement } from 'react';
import type { Sighting } from '../../../shared/model/class.ts';
import type { Cover } from '../../../shared/model/cover.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import { PupilAnswer } from './pupil-answer.tsx';
import styles from './pupil-question.module.css';
import { SightingSpan } from './sighting-span.tsx';

export type PupilQuestionProps = {
  readonly fragment: Fragment;
  readonly pupil: Pupil;
  /** What to call her. */
  readonly name: string;
  readonly sighting: Sighting | undefined;
  /** What hides her in this fragment. */
  readonly cover: Cover | undefined;
  /** She is in it and nothing hides her: the ways out are offered. */
  readonly blocks: boolean;
  readonly onLeaveOut: () => void;
};

/** Is [naam] in dit fragment te zien of te horen? The answer is stored at once; with yes the span follows. */
export function PupilQuestion(props: PupilQuestionProps): ReactElement {
  const { fragment, pupil, name, sighting, cover, blocks, onLeaveOut } = props;
  return (
    <div className={styles.question}>
      <PupilAnswer {...{ fragment, pupil, name, sighting }} />
      {sighting !== undefined && (sighting.answer === 'yes' || cover !== undefined) && (
        <SightingSpan
          fragment={fragment}
          sighting={sighting}
          cover={cover}
          name={name}
          blocks={blocks}
          onLeaveOut={onLeaveOut}
        />
      )}
    </div>
  );
}
