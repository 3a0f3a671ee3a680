import { resolve } from 'node:path';
import PQueue from 'p-queue';
import type {
  AnswerOf,
  InputOf,
  NameOfKind,
  ParsedInputOf,
  ProcedureName,
} from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import type { Mutation, Role } from '../../shared/contract/procedure.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { MediaAnswer, MediaRequest } from '../media/media-response.ts';
import { classActions } from '../services/class/class-handlers.ts';
import type { SessionHandlers } from '../services/handlers.ts';
import { meetingActions } from '../services/meeting/meeting-handlers.ts';
import { recordingActions } from '../services/recording/recording-handlers.ts';
import { recoveryActions } from '../services/recovery/recovery-handlers.ts';
import { retentionActions } from '../services/retention/retention-handlers.ts';
import { AppDoor } from './app-door.ts';
import { finishDestructions } from './destroy-library.ts';
import { EventHub } from './event-hub.ts';
import { handleMutation, handleQuery } from './handler-map.ts';
import { leaveLibrary } from './leave-library.ts';
import { createLibrary, unlockLibrary } from './library-door.ts';
import type { LibrarySession } from './library-session.ts';
import { MediaDoor } from './media-door.ts';
import type { Piece } from './offer-desk.ts';
import { PassphraseGate } from './passphrase-gate.ts';
import { type Ports, systemStopwatch } from './ports.ts';
import { RememberedKey } from './remembered-key.ts';
import { Router } from './router.ts';

/** Everything Kijkkring can do, behind one door. A shell adds a way in and a way out, and no rule. */
export interface Core {
  /** A call from outside: name and input are not trusted; the answer is a result, never an exception. */
  call(role: Role, name: string, input: unknown): Promise<Result<unknown>>;
  /** A typed call from our own code. @throws KijkkringError */
  ask<Name extends ProcedureName>(role: Role, name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>>;
  /** A piece of a file that a page offered; the answer is a result, as of a call. */
  receivePiece(role: Role, offerId: string, piece: Piece): Promise<Result<unknown>>;
  /** A piece of footage for a window; null when there is nothing for this caller. @throws `footageDamaged` and the like */
  media(role: Role, address: string, request: MediaRequest): Promise<MediaAnswer | null>;
  /** What a job of the open library ends with. @throws what it failed with */
  outcomeOf(jobId: string): Promise<unknown>;
  /** Returns the function that stops listening. */
  listen(listener: (event: CoreEvent) => void): () => void;
  /** Locks what is open; the core can be thrown away then. */
  close(): Promise<void>;
}

/** Composes the core: the one place where services, store, vault and media are put together. */
export function createCore(ports: Ports): Core {
  const events = new EventHub((error) => ports.log.error(ports.ids.next(), String(error)));
  const footage = new MediaDoor();
  let open: LibrarySession | null = null;
  let hasOpened = false;

  const requireOpen = (): LibrarySession => {
    if (open === null) throw new KijkkringError('libraryLocked', { right: 'owner' });
    return open;
  };
  const lock = async (): Promise<void> => {
    const closing = open;
    open = null;
    if (closing === null) return;
    events.emit({ type: 'libraryLocked' });
    await footage.close();
    await closing.close();
  };
  const enter = async (opening: Promise<LibrarySession>) => {
    const session = await opening;
    open = session;
    hasOpened = true;
    events.emit({ type: 'libraryOpened' });
    return { libraryId: session.libraryId, trajectoryId: session.trajectoryId, selfId: session.selfId };
  };
  const surroundings = { ports, events, closeFootage: () => footage.close() };
  const gate = new PassphraseGate(ports.stopwatch ?? systemStopwatch);
  const remembered = new RememberedKey(ports.secrets, ports.clock);
  const app = new AppDoor({
    ...{ ...surroundings, gate, remembered, lock, enter },
    ...{ open: () => open, hasOpened: () => hasOpened },
  });
  /** Tells every window afterwards, also of what is no record. */
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    events.emit({ type: 'recordsChanged', tables: [], recordingId: null });
    return answer;
  };
  /** What tries a passphrase or a sheet of the open library waits its turn, and is told to every window. */
  const tried = async <Name extends keyof typeof recoveryActions>(
    name: Name,
    input: ParsedInputOf<Name>,
  ): Promise<AnswerOf<Name>> => {
    const session = requireOpen();
    const act = recoveryActions[name] as SessionHandlers<Name>[Name];
    return (await told(gate.try(session.folder, () => act(input, session)))) as AnswerOf<Name>;
  };
  const sessionHandlers: {
    [Name in NameOfKind<'session'>]: (input: ParsedInputOf<Name>) => Promise<AnswerOf<Name>>;
  } = {
    'library.create': async (input) => {
      await lock();
      return enter(createLibrary(surroundings, input));
    },
    ...app.handlers,
    'recording.keepArrived': (input) => recordingActions['recording.keepArrived'](input, requireOpen()),
    'recording.readAgain': (input) => recordingActions['recording.readAgain'](input, requireOpen()),
    'recording.destroy': (input) => retentionActions['recording.destroy'](input, requireOpen()),
    'recording.dropOriginal': (input) => retentionActions['recording.dropOriginal'](input, requireOpen()),
    'names.destroy': (input) => retentionActions['names.destroy'](input, requireOpen()),
    'pupil.remove': (input) => retentionActions['pupil.remove'](input, requireOpen()),
    'library.changePassphrase': async (input) => {
      // first, so that no crash leaves the old way in
      await remembered.forget(requireOpen().folder);
      const answer = await tried('library.changePassphrase', input);
      events.emit({ type: 'settingsChanged' });
      return answer;
    },
    'library.destroy': async (input) => {
      const leaving = { gate, remembered, places: ports.places, lock };
      const answer = await leaveLibrary(requireOpen(), input, leaving);
      events.emit({ type: 'settingsChanged' });
      return answer;
    },
    'recovery.make': (input) => tried('recovery.make', input),
    'recovery.test': (input) => tried('recovery.test', input),
    'recovery.save': (input) => tried('recovery.save', input),
    'retention.confirmDate': (input) => told(retentionActions['retention.confirmDate'](input, requireOpen())),
    'release.revoke': (input) => told(meetingActions['release.revoke'](input, requireOpen())),
    'withdrawal.withdraw': (input) => told(classActions['withdrawal.withdraw'](input, requireOpen())),
    'bundle.forget': (input) => retentionActions['bundle.forget'](input, requireOpen()),
    'library.unlock': async (input) => {
      await lock();
      return enter(gate.try(resolve(input.folder), () => unlockLibrary(surroundings, input)));
    },
    'library.lock': async () => {
      await lock();
      return {};
    },
    'source.withdraw': async ({ offerIds }) => {
      requireOpen().offers.withdraw(offerIds);
      return {};
    },
    'source.offer': async ({ name, bytes }) => ({ offerId: requireOpen().offers.offer(name, bytes) }),
    'job.cancel': (input) => requireOpen().jobs.cancel(input.jobId),
    'job.resume': async (input) => requireOpen().jobs.resume(input.jobId),
  };

  // One at a time: opening waits for an opening or locking before it.
  const sessionChanges = new PQueue({ concurrency: 1 });
  const { places } = ports;
  if (places !== undefined)
    sessionChanges
      .add(() => finishDestructions(places.dataFolder))
      // what can't go now goes at a next start; nothing of it opens
      .catch((error: unknown) => ports.log.error(ports.ids.next(), String(error)));
  const router = new Router(
    ports,
    {
      query: (name, input) => (name === 'app.state' ? app.state() : handleQuery(name, input, open)),
      mutation: (name, input) => {
        const session = requireOpen();
        const { history, quiet }: Mutation = contract[name];
        const about = { label: name, history, quiet };
        return session.mutate(about, (db) => handleMutation(name, input, { db, session }));
      },
      job: (name, input) => ({ jobId: requireOpen().startJob(name, input) }),
      session: (name, input) => {
        const handle = sessionHandlers[name] as (input: unknown) => Promise<unknown>;
        return sessionChanges.add(() => handle(input));
      },
    },
    (role) => (open === null ? 'locked' : role),
  );

  return {
    call: (role, name, input) => router.call(role, name, input),
    ask: (role, name, input) => router.ask(role, name, input),
    receivePiece: (role, offerId, piece) =>
      router.guard(role, 'owner', () => requireOpen().offers.receive(offerId, piece)),
    media: (role, address, request) => footage.answer(open, role, address, request),
    outcomeOf: (jobId) => requireOpen().outcomeOf(jobId),
    listen: (listener) => events.listen(listener),
    close: lock,
  };
}
