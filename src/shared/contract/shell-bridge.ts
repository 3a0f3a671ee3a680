import type { Result } from '../result.ts';
import type { CoreEvent } from './core-event.ts';

/** The one channel on which the window asks: `{ name, input }` in, a result out. */
export const CALL_CHANNEL = 'kijkkring:call';

/** The one channel on which the window is told. */
export const EVENT_CHANNEL = 'kijkkring:event';

/** Under this name the page of an Electron window finds its bridge; another shell has none. */
export const BRIDGE_NAME = 'kijkkring';

/** Who can see what is on screen (UX §2), as the seal says it. */
export const sightLevels = ['own', 'ownWithCopies', 'two', 'circle', 'erased'] as const;

export type SightLevel = (typeof sightLevels)[number];

/** What the Electron shell answers itself, on the same channel as the procedures of the core. */
export const shellProcedures = {
  chooseFilms: 'shell.chooseFilms',
  chooseBundle: 'shell.chooseBundle',
  chooseSaveTarget: 'shell.chooseSaveTarget',
  minimise: 'shell.minimise',
  maximise: 'shell.maximise',
  close: 'shell.close',
  showSight: 'shell.showSight',
} as const;

export type ShellProcedureName = (typeof shellProcedures)[keyof typeof shellProcedures];

/** All that a page may do in an Electron window; everything else of Electron stays outside it. */
export interface ShellBridge {
  readonly call: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Returns the function that stops listening. */
  readonly onEvent: (listener: (event: CoreEvent) => void) => () => void;
  readonly dialogs: {
    readonly chooseFilms: () => Promise<Result<unknown>>;
    readonly chooseBundle: () => Promise<Result<unknown>>;
    readonly chooseSaveTarget: (suggestedName: string) => Promise<Result<unknown>>;
  };
  /** The path of a dropped or chosen `File`; empty when it was made in the page. */
  readonly pathOf: (file: object) => string;
  readonly window: {
    readonly minimise: () => Promise<Result<unknown>>;
    readonly maximise: () => Promise<Result<unknown>>;
    readonly close: () => Promise<Result<unknown>>;
    /** Tells how private what is on screen is, so that the window keeps itself out of recordings of the screen. */
    readonly showSight: (level: SightLevel | null) => Promise<Result<unknown>>;
  };
}
