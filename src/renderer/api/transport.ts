import type { CoreEvent } from '../../shared/contract/core-event.ts';
import type { SightLevel } from '../../shared/contract/shell-bridge.ts';
import type { Paper } from '../../shared/model/paper-choices.ts';
import type { Result } from '../../shared/result.ts';

/** `reconnected`: events may have been missed, so whatever is shown has to be read again. */
export type TransportEvent = CoreEvent | { readonly type: 'reconnected' };

/** What this shell can do beyond the contract. A capability it lacks is null, and what needs it is not offered. */
export type ShellFacts = {
  /** Its own file dialogs: they answer paths. Null where films are chosen by the picker of Kijkkring itself. */
  readonly dialogs: ShellDialogs | null;
  /** The path of a dropped or chosen file, where the shell may know it; otherwise its bytes are sent in pieces. */
  readonly pathOf: ((file: File) => string) | null;
  /** Null where the window has a frame of its own. */
  readonly window: WindowControls | null;
  /**
   * Tells who can see what is on screen now, so that the shell keeps private material out of recordings of the screen. Null
   * where a shell can't do that.
   */
  readonly showSight: ((level: SightLevel | null) => void) | null;
  /** Where a paper stands as a page to print. Null where the shell makes a PDF of it instead. */
  readonly paperUrl: ((paper: Paper, pupilId?: string) => string) | null;
};

export type ShellDialogs = {
  /** The chosen paths; empty when the dialog was closed. */
  readonly chooseFilms: () => Promise<readonly string[]>;
  readonly chooseBundle: () => Promise<string | null>;
  readonly chooseSaveTarget: (suggestedName: string) => Promise<string | null>;
};

export type WindowControls = {
  readonly minimise: () => void;
  readonly maximise: () => void;
  readonly close: () => void;
};

/** The way from the window to the core, of which each shell has one. */
export interface Transport {
  readonly shell: ShellFacts;
  /** Asks the core by name. Never throws: a shell that can't be reached answers `internal`. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** Tells the core something while the page goes away: it arrives, and nobody is there for the answer. */
  tellLeaving(name: string, input: unknown): void;
  /** Returns the function that stops listening. */
  listen(listener: (event: TransportEvent) => void): () => void;
  /** Where a player finds `film/<recordingId>/<part>`, `picture/<recordingId>/<n>` and the like. */
  mediaUrl(address: string): string;
  /**
   * Sends one piece of a film of which only the page has the bytes.
   * @param offset in bytes from the start of the file
   */
  sendPiece(incomingId: string, offset: number, bytes: Blob): Promise<Result<unknown>>;
}
