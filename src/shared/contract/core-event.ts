import type { Job } from '../model/job.ts';

/** What the core tells its shells. Events say what is now true; they order nothing. */
export type CoreEvent =
  | {
      readonly type: 'recordsChanged';
      readonly tables: readonly string[];
      readonly recordingId: string | null;
    }
  | { readonly type: 'jobChanged'; readonly job: Job }
  /** A page that offered this file is asked for a piece of it. */
  | {
      readonly type: 'pieceWanted';
      readonly offerId: string;
      readonly offset: number;
      readonly length: number;
    }
  /** A review copy grew or changed its state; told at most once a second while it grows. */
  | { readonly type: 'reviewCopyChanged'; readonly recordingId: string }
  | { readonly type: 'settingsChanged' }
  | { readonly type: 'libraryOpened' }
  | { readonly type: 'libraryLocked' };
