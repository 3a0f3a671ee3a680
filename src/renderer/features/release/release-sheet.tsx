import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilLabels } from '../../../shared/kernels/pupil-labels.ts';
import { Sheet } from '../../components/frame/sheet.tsx';
import { useDays } from '../../i18n/dates.ts';
import { AudienceChoices } from './audience-choices.tsx';
import { FocusQuestion } from './focus-question.tsx';
import { FragmentChoices } from './fragment-choices.tsx';
import { LooseCovers } from './loose-covers.tsx';
import { MeetingChoice } from './meeting-choice.tsx';
import { NameQuestions } from './name-questions.tsx';
import { PupilQuestion } from './pupil-question.tsx';
import { firstOpenQuestion, namesFound, openOf, type ReleaseDraft, usualAudience } from './release-draft.ts';
import { ReleaseFooter } from './release-footer.tsx';
import styles from './release-sheet.module.css';
import { ReleasedQuestions } from './released-questions.tsx';
import { StatementLine } from './statement-line.tsx';
import { useRelease } from './use-release.ts';
import { useSheetFacts } from './use-sheet-facts.ts';

export type ReleaseSheetProps = {
  readonly recordingId: string;
  /** Ticked when the sheet opens. */
  readonly fragmentIds: readonly string[];
  /** For which it is; the first that is to come where that is not said. */
  readonly meetingId?: string;
  readonly onClose: () => void;
};

/** Mag de kring dit zien? The gate between yellow and green: one sheet for all chosen fragments. */
export function ReleaseSheet(props: ReleaseSheetProps): ReactElement {
  const { recordingId, fragmentIds, meetingId = null, onClose } = props;
  const { t } = useTranslation();
  const day = useDays();
  const [draft, setDraft] = useState<ReleaseDraft>({ fragmentIds, audience: undefined, names: {} });
  const [wanted, setWanted] = useState<string | null>(meetingId);
  const facts = useSheetFacts(recordingId, wanted);
  const releasing = useRelease();

  const { meeting } = facts;
  const order = { ...draft, fragmentIds: draft.fragmentIds.filter((id) => !facts.released.includes(id)) };
  const names = namesFound(facts.check, order.fragmentIds);
  const audience = draft.audience ?? usualAudience(facts.participants);
  const coach = facts.participants.find(({ role, self }) => role === 'coach' && !self);
  const change = (changed: Partial<ReleaseDraft>): void => setDraft((before) => ({ ...before, ...changed }));

  const labelOf = pupilLabels(facts.pupils);
  const open = openOf(facts.check, order.fragmentIds);
  const leaveOut = (id: string): void =>
    change({ fragmentIds: draft.fragmentIds.filter((other) => other !== id) });
  const onDay = meeting && day(meeting.date);
  const forNobody = facts.participants.every(({ id, self }) => self || !audience.includes(id));
  const intro =
    onDay === undefined || forNobody
      ? t('release.introUnplanned')
      : coach === undefined
        ? t('release.introUnnamed', { day: onDay })
        : t('release.intro', { name: coach.name, day: onDay });

  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('release.title')}
      intro={intro}
      footer={
        <ReleaseFooter
          coach={coach?.name}
          state={releasing.state}
          error={releasing.error}
          open={firstOpenQuestion(order, names, meeting?.id ?? null, open)}
          needsPassphrase={facts.check?.passphraseNeeded ?? true}
          forNobody={forNobody}
          onClose={onClose}
          onRelease={(passphrase) => {
            if (meeting === undefined) return;
            const { fragments, pupils } = facts;
            void releasing.release({
              ...{ draft: order, audience, meetingId: meeting.id },
              ...{ passphrase, fragments, pupils },
            });
          }}
        />
      }
    >
      <p className={styles.head}>{t('release.choose')}</p>
      <FragmentChoices
        fragments={facts.fragments}
        chosen={draft.fragmentIds}
        released={facts.released}
        onChange={(ids) => change({ fragmentIds: ids })}
        since={(fragment) => (
          <ReleasedQuestions
            {...{ fragment, facts }}
            onRevoked={() => change({ fragmentIds: [...new Set([...draft.fragmentIds, fragment.id])] })}
          />
        )}
        questions={(fragment) => (
          <>
            {facts.hiddenPupils.map((pupil) => (
              <PupilQuestion
                key={pupil.id}
                fragment={fragment}
                pupil={pupil}
                name={labelOf(pupil)}
                sighting={facts.sightings.find(
                  (one) => one.fragmentId === fragment.id && one.pupilId === pupil.id,
                )}
                cover={facts.covers.find((one) => one.fragmentId === fragment.id && one.pupilId === pupil.id)}
                blocks={open.some(
                  (point) =>
                    point.kind === 'seen' && point.fragmentId === fragment.id && point.pupilId === pupil.id,
                )}
                onLeaveOut={() => leaveOut(fragment.id)}
              />
            ))}
            <LooseCovers
              fragment={fragment}
              covers={facts.covers.filter((one) => one.fragmentId === fragment.id && one.pupilId === null)}
            />
            {meeting?.type === 'pupilCase' && <FocusQuestion fragment={fragment} pupils={facts.pupils} />}
          </>
        )}
      />
      <StatementLine />
      <NameQuestions
        names={names}
        answers={draft.names}
        onAnswer={(name, answer) => change({ names: { ...draft.names, [name]: answer } })}
      />
      <section className={styles.block}>
        <MeetingChoice meetings={facts.meetings} chosen={meeting?.id ?? null} onChange={setWanted} />
      </section>
      <section className={styles.block} aria-labelledby="release-audience">
        <div className={styles.audienceHead}>
          <h2 id="release-audience" className={styles.heading}>
            {t('release.whoSees')}
          </h2>
          {facts.check && <span>{t('release.until', { day: day(facts.check.until) })}</span>}
        </div>
        <AudienceChoices
          participants={facts.participants}
          chosen={audience}
          beyondTold={facts.check?.beyondTold ?? []}
          onChange={(ids) => change({ audience: ids })}
        />
      </section>
    </Sheet>
  );
}
