import { invariant } from '../../shared/assert.ts';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import type { HistoryPolicy } from '../../shared/contract/procedure.ts';
import type { Guide } from '../../shared/model/guide.ts';
import type { ParticipantId, TrajectoryId } from '../../shared/model/ids.ts';
import type { Job } from '../../shared/model/job.ts';
import type { LibraryKind } from '../../shared/model/settings.ts';
import type { Participant } from '../../shared/model/trajectory.ts';
import type { Clock, Ids, Stopwatch } from '../../shared/ports.ts';
import { type JobDefinition, JobRunner } from '../jobs/job-runner.ts';
import type { JobControl, Neighbours, Paperwork, Session } from '../services/session.ts';
import type { ReadableDb, WritableDb } from '../store/database.ts';
import { isErasurePending, markErasurePending } from '../store/repositories/erasure-repository.ts';
import { getLibraryKind } from '../store/repositories/home-repository.ts';
import {
  findInterruptedJob,
  findJob,
  insertJob,
  interruptUnfinishedJobs,
  listJobs,
  setJobCheckpoint,
  setJobProgress,
  setJobState,
} from '../store/repositories/job-repository.ts';
import { getTrajectory, listParticipants } from '../store/repositories/trajectory-repository.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { checkPassphrase } from '../vault/vault-service.ts';
import type { EventHub } from './event-hub.ts';
import type { LibraryDatabase } from './library-database.ts';
import { OfferDesk } from './offer-desk.ts';
import type { Log } from './ports.ts';

/** So long after it was typed the passphrase is not asked again (DECISIONS 25). */
const PASSPHRASE_FRESH_MS = 5 * 60_000;

/** An open library with its database, jobs and keys; the services see it as a `Session`. */
export class LibrarySession implements Session {
  readonly folder: string;
  readonly libraryId: string;
  readonly kind: LibraryKind;
  readonly sampleFilm: string | null;
  readonly trajectoryId: TrajectoryId;
  readonly selfId: ParticipantId;
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly guides: readonly Guide[];
  readonly jobs: JobControl;
  readonly paperwork: Paperwork;
  readonly offers: OfferDesk;
  readonly neighbours: Neighbours;
  readonly #database: LibraryDatabase;
  readonly #closeFootage: () => Promise<void>;
  readonly #vault: OpenVault;
  readonly #events: EventHub;
  readonly #runner: JobRunner;
  readonly #log: Log;
  readonly #stopwatch: Stopwatch;
  readonly #definitionOf: (name: string) => JobDefinition<unknown, unknown>;
  #passphraseAt: number;

  constructor(o: {
    database: LibraryDatabase;
    closeFootage: () => Promise<void>;
    vault: OpenVault;
    clock: Clock;
    ids: Ids;
    log: Log;
    stopwatch: Stopwatch;
    sampleFilm: string | null;
    paperwork: Paperwork;
    neighbours: Neighbours;
    guides: readonly Guide[];
    events: EventHub;
    definitionOf: (name: string, session: Session) => JobDefinition<unknown, unknown>;
  }) {
    this.#database = o.database;
    this.#closeFootage = o.closeFootage;
    this.#vault = o.vault;
    this.#events = o.events;
    this.offers = new OfferDesk((piece) => o.events.emit({ type: 'pieceWanted', ...piece }));
    this.folder = o.vault.folder;
    this.libraryId = o.vault.libraryId;
    this.clock = o.clock;
    this.ids = o.ids;
    this.guides = o.guides;
    this.sampleFilm = o.sampleFilm;
    this.paperwork = o.paperwork;
    this.neighbours = o.neighbours;
    this.#log = o.log;
    this.#stopwatch = o.stopwatch;
    this.#passphraseAt = o.stopwatch.elapsed();
    this.#definitionOf = (name) => o.definitionOf(name, this);
    this.db = o.database.readable;
    this.kind = getLibraryKind(this.db);
    this.change((db) => interruptUnfinishedJobs(db));
    this.#runner = this.#makeRunner(this.#definitionOf);
    this.jobs = this.#makeJobControl();
    const self = listParticipants(this.db).find((participant) => participant.self);
    invariant(self !== undefined, 'a library has an owner');
    this.trajectoryId = getTrajectory(this.db).id;
    this.selfId = self.id;
  }

  /** Changes records from within a job; undo can't reach it. */
  change<T>(work: (db: WritableDb) => T): T {
    return this.#write({ label: 'job', history: 'never' }, work, 'when records changed');
  }

  tell(event: CoreEvent): void {
    this.#events.emit(event);
  }

  report(error: unknown): void {
    this.#log.error(this.ids.next(), error instanceof Error ? (error.stack ?? error.name) : 'not an error');
  }

  /** Runs one contract mutation and tells that something changed, also where undo keeps no account of it (a release). */
  mutate<T>(
    about: { label: string; history: HistoryPolicy; quiet?: boolean | undefined },
    work: (db: WritableDb) => T,
  ): T {
    return this.#write(about, work, about.quiet ? 'when records changed' : 'always');
  }

  /**
   * Destroys for good: deletes in one transaction, closes the footage that is open, and moves the database under a new key. Once the
   * transaction is through, a crash or a full disk only delays the rest to the next opening.
   */
  async erase<T>(label: string, work: (db: WritableDb) => T): Promise<T> {
    const value = this.mutate({ label, history: 'never' }, (db) => {
      markErasurePending(db);
      return work(db);
    });
    await this.#closeFootage();
    await this.#database.moveUnderNewKey();
    return value;
  }

  /** Carries an erasure through that was cut off. */
  async finishErasure(): Promise<void> {
    if (isErasurePending(this.db)) await this.#database.moveUnderNewKey();
  }

  passphraseFresh(): boolean {
    const age = this.#stopwatch.elapsed() - this.#passphraseAt;
    return this.kind === 'practice' || age < PASSPHRASE_FRESH_MS;
  }

  /** As when the passphrase was not typed: the library opened by itself. */
  forgetPassphrase(): void {
    this.#passphraseAt = Number.NEGATIVE_INFINITY;
  }

  /** Checks the passphrase; the moment is remembered, the words are not. @throws `passphraseWrong` */
  async confirmPassphrase(passphrase: string): Promise<void> {
    await checkPassphrase({ folder: this.folder, passphrase });
    this.#passphraseAt = this.#stopwatch.elapsed();
  }

  /** Whose library this is. */
  self(): Participant | null {
    return listParticipants(this.db).find((participant) => participant.self) ?? null;
  }

  /** Stores a job and starts it; the same request as one that was interrupted goes on with that one. */
  startJob(name: string, input: unknown): string {
    this.#definitionOf(name).admit?.(input);
    const interrupted = findInterruptedJob(this.db, name, input);
    if (interrupted !== null) return this.#runner.resume(interrupted).id;
    const id = this.ids.next();
    this.change((db) => insertJob(db, { id, name, input, createdAt: this.clock.now() }));
    this.#runner.start(id);
    return id;
  }

  /** What a job ends with. @throws what it failed with */
  outcomeOf(jobId: string): Promise<unknown> {
    return this.#runner.outcomeOf(jobId);
  }

  /** Stops the jobs, closes the database and overwrites the keys. */
  async close(): Promise<void> {
    await this.#runner.stop();
    this.#database.close();
    this.#vault.lock();
  }

  #write<T>(
    about: { label: string; history: HistoryPolicy },
    work: (db: WritableDb) => T,
    tell: 'always' | 'when records changed',
  ): T {
    const { value, tables, scope } = this.#database.mutate(about, work);
    if (tell === 'always' || tables.length > 0)
      this.#events.emit({ type: 'recordsChanged', tables, recordingId: scope });
    return value;
  }

  #makeRunner(definitionOf: (name: string) => JobDefinition<unknown, unknown>): JobRunner {
    return new JobRunner({
      store: {
        find: (id) => findJob(this.db, id),
        setState: (id, state, error) => this.change((db) => setJobState(db, id, state, error)),
        setProgress: (id, phase, share) => this.change((db) => setJobProgress(db, id, phase, share)),
        setCheckpoint: (id, value) => this.change((db) => setJobCheckpoint(db, id, value)),
      },
      definitionOf,
      onChange: (job) => this.#events.emit({ type: 'jobChanged', job }),
    });
  }

  #makeJobControl(): JobControl {
    return {
      list: (): Job[] => listJobs(this.db).map((stored) => this.#runner.live(stored.job)),
      outcome: async (jobId) => {
        const job = this.jobs.list().find(({ id }) => id === jobId);
        if (job !== undefined && (job.state === 'running' || job.state === 'queued'))
          return { done: false, value: null };
        return { done: true, value: await this.#runner.outcomeOf(jobId) };
      },
      start: (name, input) => this.startJob(name, input),
      pause: (jobId) => this.#runner.pause(jobId),
      resume: (jobId) => this.#runner.resume(jobId),
      cancel: (jobId) => this.#runner.cancel(jobId),
    };
  }
}
