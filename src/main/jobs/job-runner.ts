import PQueue from 'p-queue';
import { type ErrorPayload, KijkkringError } from '../../shared/errors.ts';
import type { Job } from '../../shared/model/job.ts';
import { toFileError } from '../files/file-error.ts';
import { toDatabaseError } from '../store/database-error.ts';

/** What a running job may use. */
export interface JobContext {
  readonly jobId: string;
  /** Aborted when the job is cancelled, or when the library locks. */
  readonly signal: AbortSignal;
  /** What the last `checkpoint` of an earlier run stored, or null. */
  readonly resumeFrom: unknown;
  /** Tells how far the job is: a phase as a key for words, and the share of the whole, 0 to 1. */
  progress(phase: string, share: number): void;
  /** Stores how far the job came; durable when it returns. */
  checkpoint(value: unknown): void;
}

/** Long work under one name. */
export interface JobDefinition<Input, Output> {
  /** `aside`: runs beside the others, one at a time too, so that nobody waits for it. */
  readonly lane?: Lane;
  /** Refuses at once what this library never does; absent when there is no such thing. @throws why */
  admit?(input: Input): void;
  run(input: Input, context: JobContext): Promise<Output>;
  /** Takes away what a cancelled or refused run had made. */
  discard(input: Input, checkpoint: unknown): Promise<void>;
}

export type Lane = 'main' | 'aside';

/** Where jobs are kept; the runner itself knows no database. */
export interface JobStore {
  find(id: string): { job: Job; input: unknown; checkpoint: unknown } | null;
  setState(id: string, state: Job['state'], error: ErrorPayload | null): void;
  setProgress(id: string, phase: string, share: number): void;
  setCheckpoint(id: string, value: unknown): void;
}

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };

/** Errors that leave a job able to go on later: nothing is wrong with what was asked. */
const resumableCodes = new Set([
  'diskFull',
  'fileNotFound',
  'fileUnreadable',
  'filmNotOffered',
  'permissionDenied',
  'sourceChanged',
]);

/** Whether a job that ended so can go on later, once it has stored how far it came. */
export function isResumable(code: string): boolean {
  return resumableCodes.has(code);
}

/** Progress is told at most once in this many milliseconds; the share itself is never rounded away. */
const PROGRESS_INTERVAL_MS = 200;

/**
 * Runs jobs one after another in each lane (they are all heavy), with progress, cancel and resume. A job's end is told to
 * `onChange`; its outcome is what `outcomeOf` resolves to, so that no outcome is lost in between.
 */
export class JobRunner {
  readonly #store: JobStore;
  readonly #definitionOf: (name: string) => JobDefinition<unknown, unknown>;
  readonly #onChange: (job: Job) => void;
  readonly #lanes: Readonly<Record<Lane, PQueue>> = {
    main: new PQueue({ concurrency: 1 }),
    aside: new PQueue({ concurrency: 1 }),
  };
  readonly #controllers = new Map<string, AbortController>();
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  /** How far a running job is, in memory alone: not worth a write to the disk several times a second. */
  readonly #shares = new Map<string, number>();
  readonly #pausing = new Set<string>();
  #stopping = false;

  constructor(o: {
    store: JobStore;
    definitionOf: (name: string) => JobDefinition<unknown, unknown>;
    onChange: (job: Job) => void;
  }) {
    this.#store = o.store;
    this.#definitionOf = o.definitionOf;
    this.#onChange = o.onChange;
  }

  /** Puts a stored job in the queue. */
  start(id: string): void {
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    const { lane = 'main' } = this.#definitionOf(this.#require(id).job.name);
    this.#outcomes.set(
      id,
      this.#lanes[lane].add(() => this.#run(id, controller.signal)),
    );
  }

  /** What the job ends with. @throws the error it failed with; `cancelled` when it was stopped. */
  async outcomeOf(id: string): Promise<unknown> {
    const outcome = await this.#outcomes.get(id);
    if (outcome === undefined) throw new KijkkringError('jobNotFound');
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  }

  /** A stored job with the share it has reached by now. */
  live(job: Job): Job {
    const share = this.#shares.get(job.id);
    return share === undefined || job.state !== 'running' ? job : { ...job, share };
  }

  /** Goes on with an interrupted job. @throws `jobNotFound`, `jobNotResumable` */
  resume(id: string): Job {
    const stored = this.#require(id);
    // On a full disk not even "interrupted" could be stored: what is not at work here can go on.
    const brokenOff =
      (stored.job.state === 'running' || stored.job.state === 'queued') && !this.#controllers.has(id);
    if (stored.job.state !== 'interrupted' && !brokenOff) throw new KijkkringError('jobNotResumable');
    this.#change(id, 'queued');
    this.start(id);
    return this.#require(id).job;
  }

  /** Stops a job and takes away what it had made. @throws `jobNotFound` */
  async cancel(id: string): Promise<Job> {
    const stored = this.#require(id);
    if (stored.job.state === 'interrupted') {
      await this.#discard(id, 'cancelled', null);
    } else {
      this.#controllers.get(id)?.abort(new KijkkringError('cancelled'));
      await this.#outcomes.get(id);
    }
    return this.#require(id).job;
  }

  /** Breaks a job off that can go on later; one that isn't at work stays as it is. */
  pause(id: string): void {
    const controller = this.#controllers.get(id);
    if (controller === undefined) return;
    this.#pausing.add(id);
    controller.abort(new KijkkringError('cancelled'));
  }

  /** Stops everything; what was at work becomes `interrupted`. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const controller of this.#controllers.values()) controller.abort(new KijkkringError('cancelled'));
    for (const lane of Object.values(this.#lanes)) await lane.onIdle();
  }

  async #run(id: string, signal: AbortSignal): Promise<Outcome> {
    try {
      signal.throwIfAborted();
      this.#change(id, 'running');
      const { job, input, checkpoint } = this.#require(id);
      const value = await this.#definitionOf(job.name).run(input, this.#context(id, signal, checkpoint));
      this.#store.setProgress(id, 'done', 1);
      this.#change(id, 'done');
      return { ok: true, value };
    } catch (thrown) {
      const error = toDatabaseError(toFileError(thrown));
      return { ok: false, error: await this.#end(id, signal, error) };
    } finally {
      this.#controllers.delete(id);
      this.#pausing.delete(id);
      this.#shares.delete(id);
    }
  }

  /** Stores how a run ended, and answers the error to tell: its own, or why even its end could not be stored. */
  async #end(id: string, signal: AbortSignal, error: unknown): Promise<unknown> {
    try {
      await this.#storeEnd(id, signal, error);
      return error;
    } catch (thrown) {
      return toDatabaseError(toFileError(thrown));
    }
  }

  async #storeEnd(id: string, signal: AbortSignal, error: unknown): Promise<void> {
    const payload =
      error instanceof KijkkringError ? error.toPayload() : ({ code: 'internal', params: {} } as const);
    if (this.#stopping || this.#pausing.has(id)) return this.#interrupt(id, null);
    if (signal.aborted) return this.#discard(id, 'cancelled', null);
    if (isResumable(payload.code) && this.#require(id).checkpoint !== null) {
      return this.#interrupt(id, payload);
    }
    return this.#discard(id, 'failed', payload);
  }

  /** How far it came is told when somebody looks at it again. */
  #interrupt(id: string, payload: ErrorPayload | null): void {
    const share = this.#shares.get(id);
    if (share !== undefined) this.#store.setProgress(id, this.#require(id).job.phase, share);
    this.#change(id, 'interrupted', payload);
  }

  async #discard(id: string, state: 'cancelled' | 'failed', error: ErrorPayload | null): Promise<void> {
    const { job, input, checkpoint } = this.#require(id);
    await this.#definitionOf(job.name).discard(input, checkpoint);
    this.#change(id, state, error);
  }

  #context(id: string, signal: AbortSignal, resumeFrom: unknown): JobContext {
    let toldAt = Number.NEGATIVE_INFINITY;
    let storedPhase = '';
    return {
      jobId: id,
      signal,
      resumeFrom,
      progress: (phase, share) => {
        const now = performance.now();
        this.#shares.set(id, clamp(share));
        if (phase === storedPhase && now - toldAt < PROGRESS_INTERVAL_MS) return;
        toldAt = now;
        if (phase !== storedPhase) this.#store.setProgress(id, phase, clamp(share));
        storedPhase = phase;
        this.#onChange(this.live(this.#require(id).job));
      },
      checkpoint: (value) => this.#store.setCheckpoint(id, value),
    };
  }

  #change(id: string, state: Job['state'], error: ErrorPayload | null = null): void {
    this.#store.setState(id, state, error);
    this.#onChange(this.#require(id).job);
  }

  #require(id: string) {
    const stored = this.#store.find(id);
    if (stored === null) throw new KijkkringError('jobNotFound');
    return stored;
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
