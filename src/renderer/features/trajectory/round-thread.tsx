import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ArcState, RingArcs } from '../../components/ring/ring.tsx';
import { type ArcLabel, ThreadOfRings, type ThreadRound } from '../../components/ring/thread-of-rings.tsx';
import { localDay, useDays } from '../../i18n/dates.ts';
import { useScreen } from '../../stores/screen-store.ts';

type Round = OutputOf<'home.trajectory'>['rounds'][number];
type Progress = Round['arcs']['filmed'];
type Days = ReturnType<typeof useDays>;

const arcState: Readonly<Record<Progress, ArcState>> = {
  empty: 'empty',
  partly: { share: 0.55 },
  done: 'done',
};

/** The trajectory as a thread of rings; a ring opens its recording, or where one is read in. */
export function RoundThread({ rounds }: { readonly rounds: readonly Round[] }): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { go } = useScreen();
  const open = (id: string): void => {
    const round = rounds.find(({ roundId }) => roundId === id);
    if (round === undefined) return;
    if (round.opens !== null) go({ at: 'viewing', recordingId: round.opens });
    else go({ at: 'import', round: round.number });
  };
  return (
    <ThreadOfRings
      label={t('trajectory.thread')}
      start={{ label: t('trajectory.intake') }}
      end={{ label: t('trajectory.closing'), done: rounds.every(({ arcs }) => arcs.discussed === 'done') }}
      rounds={rounds.map((round) => threadRound(round, t, day))}
      onOpen={open}
    />
  );
}

function threadRound(round: Round, t: TFunction, day: Days): ThreadRound {
  const { current, intention, title, discussedOn } = round;
  const ahead = !current && title === null;
  const filmedOn = round.readInAt === null ? null : day(localDay(round.readInAt), 'short');
  return {
    id: round.roundId,
    number: round.number,
    subject: title ?? (current ? t('trajectory.noRecordingYet') : t('trajectory.later')),
    arcs: arcsOf(round),
    current,
    ahead,
    spokenBefore: t('trajectory.recordingNumber'),
    ...(discussedOn !== null &&
      !current && { status: t('trajectory.discussed', { day: day(discussedOn, 'short') }) }),
    ...(current && { arcLabels: arcLabels(round, filmedOn, t) }),
    ...(intention !== null
      ? { takenAlong: { heading: t('trajectory.takenAlong'), text: intention } }
      : current && {
          takenAlong: {
            heading: t('trajectory.toTakeAlong'),
            text: t('trajectory.writeInCircle'),
            empty: true,
          },
        }),
  };
}

/** Watching alone is yellow: until something is released it is hers. */
function arcsOf({ arcs }: Round): RingArcs {
  return [
    { state: arcState[arcs.filmed] },
    { state: arcState[arcs.watched], own: arcs.watched === 'partly' },
    { state: arcState[arcs.prepared] },
    { state: arcState[arcs.discussed] },
  ];
}

function arcLabels(
  { arcs }: Round,
  filmedOn: string | null,
  t: TFunction,
): NonNullable<ThreadRound['arcLabels']> {
  const tone = (progress: Progress): ArcLabel['tone'] => (progress === 'done' ? 'done' : 'rest');
  return [
    {
      text: filmedOn === null ? t('trajectory.toFilm') : t('trajectory.readIn', { day: filmedOn }),
      tone: tone(arcs.filmed),
    },
    arcs.watched === 'partly'
      ? { text: t('trajectory.watchingNow'), tone: 'own' }
      : { text: t('trajectory.watchAlone'), tone: tone(arcs.watched) },
    { text: t('trajectory.prepare'), tone: tone(arcs.prepared) },
    { text: t('trajectory.discuss'), tone: tone(arcs.discussed) },
  ];
}
