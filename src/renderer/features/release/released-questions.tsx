import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilLabels } from '../../../shared/kernels/pupil-labels.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { FocusQuestion } from './focus-question.tsx';
import { PupilAnswer } from './pupil-answer.tsx';
import styles from './pupil-question.module.css';
import { openOf } from './release-draft.ts';
import type { SheetFacts } from './use-sheet-facts.ts';

export type ReleasedQuestionsProps = {
  readonly fragment: Fragment;
  readonly facts: SheetFacts;
  /** It is not released any more, and can be put right. */
  readonly onRevoked: () => void;
};

/**
 * What became open since a fragment was released. An answer can be given here; what would change the fragment, such as a cover, waits until
 * its release is taken back.
 */
export function ReleasedQuestions({ fragment, facts, onRevoked }: ReleasedQuestionsProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const labelOf = pupilLabels(facts.pupils);
  const open = openOf(facts.check, [fragment.id]).filter(({ fragmentId }) => fragmentId === fragment.id);
  const isOpen = (...kinds: readonly (typeof open)[number]['kind'][]): boolean =>
    open.some(({ kind }) => kinds.includes(kind));
  const sightingOf = (pupilId: string) =>
    facts.sightings.find((one) => one.fragmentId === fragment.id && one.pupilId === pupilId);
  // an answer that was just given can be taken back where it was given
  const asked = facts.hiddenPupils.filter(
    ({ id }) => open.some(({ pupilId }) => pupilId === id) || sightingOf(id)?.answer === 'no',
  );
  const revoke = async (): Promise<void> => {
    await client.ask('release.revoke', { fragmentId: fragment.id });
    onRevoked();
  };
  return (
    <>
      {isOpen('unanswered', 'focusUnnamed') && (
        <p className={styles.since} role="status">
          {t('release.missingAnswer')}
        </p>
      )}
      {asked.map((pupil) => (
        <div key={pupil.id} className={styles.question}>
          <PupilAnswer {...{ fragment, pupil }} name={labelOf(pupil)} sighting={sightingOf(pupil.id)} />
        </div>
      ))}
      {facts.meeting?.type === 'pupilCase' && <FocusQuestion fragment={fragment} pupils={facts.pupils} />}
      {isOpen('seen', 'unconfirmed') && (
        <div className={styles.since}>
          <p role="status">{t('release.revokeFirst')}</p>
          <Button size="small" onPress={() => void revoke()}>
            {t('release.revoke', { title: fragment.title })}
          </Button>
        </div>
      )}
    </>
  );
}
