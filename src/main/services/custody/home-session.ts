import type { CarriedKeeping, HomeSession } from '../../../shared/model/bundle-home.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import { listMeetings } from '../../store/repositories/meeting-repository.ts';
import { nameKeeper } from '../../store/repositories/name-repository.ts';
import {
  getTrajectory,
  listParticipants,
  newestLearningQuestion,
} from '../../store/repositories/trajectory-repository.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import { withoutPupilNames } from '../bundle/names-that-leave.ts';
import { ownCard } from '../contact/contact-service.ts';
import type { Session } from '../session.ts';
import { carriedClassOf } from './carried-class.ts';

export interface HomeOrder {
  readonly title: string;
  readonly round: number;
  readonly files: number;
  /** Whom it is for; null where nobody's card says so. */
  readonly contact: Contact | null;
  /** Whose learning question goes along. */
  readonly askedBy: string | null;
  readonly guideId: string | null;
  /** Whether the first names of the pupils go along, in the list of names alone. */
  readonly names: boolean;
  readonly keeping: CarriedKeeping | null;
}

/** What goes along with a whole recording: the trajectory, who else is in it, the days, the class, and how to answer. */
export function homeSessionOf(session: Session, order: HomeOrder): HomeSession {
  const { db } = session;
  const { hold, show } = nameKeeper(db);
  // a list that is put away is known here all the same: its names become numbers first
  const named = (text: string): string => withoutPupilNames(db, show(hold(text)));
  const question = order.askedBy === null ? null : newestLearningQuestion(db, order.askedBy);
  const guide = session.guides.find(({ id }) => id === order.guideId);
  const { keeping } = order;
  const extension = keeping?.extension ?? null;
  return {
    format: 'kijkkring-home',
    version: 1,
    recording: {
      ...{ title: named(order.title), round: order.round, files: order.files },
      keeping: keeping && { ...keeping, extension: extension && named(extension) },
    },
    trajectory: { title: named(getTrajectory(db).title) },
    learningQuestion: question && named(question.text),
    participants: listParticipants(db)
      .filter(({ id }) => id !== order.contact?.participantId)
      .map(({ name, role }) => ({ name, role })),
    meetings: listMeetings(db).map(({ title, date, type }) => ({ title: named(title), date, type })),
    class: carriedClassOf(db, order.names),
    guide: guide === undefined ? null : { id: guide.id, version: guide.version },
    senderCard: formatKeyCard(ownCard(db)),
  };
}

/** What the owner of this library calls herself. */
export function ownName({ db }: Session): string {
  return listParticipants(db).find(({ self }) => self)?.name ?? '';
}
