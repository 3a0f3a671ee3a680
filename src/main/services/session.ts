import type { NameOfKind } from '../../shared/contract/contract.ts';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import type { Guide } from '../../shared/model/guide.ts';
import type { ParticipantId, TrajectoryId } from '../../shared/model/ids.ts';
import type { Job } from '../../shared/model/job.ts';
import type { LibraryKind } from '../../shared/model/settings.ts';
import type { Clock, Ids } from '../../shared/ports.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { ReadableDb, WritableDb } from '../store/database.ts';
import type { KeyCard } from '../vault/key-card.ts';

/** An open library, as the services see it. */
export interface Session {
  readonly folder: string;
  readonly libraryId: string;
  /** A practice library is open to everyone, so nothing of anybody may come into it. */
  readonly kind: LibraryKind;
  /** Path of the one film that a practice library takes in; null where the shell has none. */
  readonly sampleFilm: string | null;
  readonly trajectoryId: TrajectoryId;
  /** The participant whose library this is. */
  readonly selfId: ParticipantId;
  readonly db: ReadableDb;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly guides: readonly Guide[];
  readonly jobs: JobControl;
  readonly paperwork: Paperwork;
  readonly offers: OfferedFiles;
  readonly neighbours: Neighbours;
  /** Whether the passphrase was typed in the last five minutes; in a practice library it never has to be. */
  passphraseFresh(): boolean;
  /** Changes records from within a job, in one transaction that undo can't reach. */
  change<T>(work: (db: WritableDb) => T): T;
  /** Tells every window what is now true and no record says. */
  tell(event: CoreEvent): void;
  /** Writes a fault into the log of the shell where nobody waits for an answer: a stack of our own code. */
  report(error: unknown): void;
  /** Deletes so that no trace stays: also what undo, the log of the database and its free pages knew. */
  erase<T>(label: string, work: (db: WritableDb) => T): Promise<T>;
}

/** What the papers need of the shell around the library. */
export interface Paperwork {
  /** Of the program; null where the shell doesn't know it. */
  readonly version: string | null;
  /** Paths of the files of this program, whose hashes stand on the ICT sheet. */
  readonly programFiles: readonly string[];
  /** Prints a page without scripts to PDF; null in a shell that can't. */
  readonly print: ((html: string) => Promise<Uint8Array>) | null;
}

type JobName = NameOfKind<'job'>;

/** What services may ask of the jobs. */
export interface JobControl {
  list(): Job[];
  /** Starts long work that a service decided on, or goes on with the same that was interrupted. @returns the job's id */
  start(name: JobName, input: unknown): string;
  /** Breaks a job off that can go on later. */
  pause(jobId: string): void;
  /** What a job ended with, or nothing while it goes on. @throws what it failed with, `jobNotFound` */
  outcome(jobId: string): Promise<{ done: boolean; value: unknown }>;
  resume(jobId: string): Job;
  cancel(jobId: string): Promise<Job>;
}

/** Another person's library on this machine, by the random name of its folder; it may be locked, and then has no name. */
export interface Neighbour {
  readonly folder: string;
  readonly path: string;
  readonly card: KeyCard;
  /** In milliseconds; null when it was never opened here. */
  readonly lastOpenedAt: number | null;
}

/** The other libraries on this machine; none where the shell has no folder for them. */
export interface Neighbours {
  list(): Promise<Neighbour[]>;
  /** Null when there is none of this name, or it has put no card there. */
  find(folder: string): Promise<Neighbour | null>;
}

/** Files that a page offered, of which nobody knows a path. */
export interface OfferedFiles {
  /** @throws `filmNotOffered` when no page has it, also while it is read; `fileEmpty` */
  open(offerId: string): ByteSource;
  nameOf(offerId: string): string | null;
}
