import type { Page } from '@playwright/test';

/** The shells that journeys run in; a journey doesn't know which one it has. */
export const projects = ['chromium', 'electron'] as const;

export type Project = (typeof projects)[number];

/** Kijkkring in a window, with a data folder of its own. */
export interface OpenedWindow {
  readonly page: Page;
  /** Whatever the page complained about: errors, refusals of the content policy, requests to another place. */
  readonly complaints: readonly string[];
  /**
   * Chooses films by the dialog of the system.
   * @param ask does what opens the dialog, such as a click on its button
   */
  chooseFilms(paths: readonly string[], ask: () => Promise<void>): Promise<void>;
  /** Ends the application as its user would, so that the library is whole when it returns. */
  close(): Promise<void>;
}

export interface Driver {
  readonly project: Project;
  /** Why this shell can't run on this machine; null when it can. */
  readonly missing: string | null;
  /** @param dataFolder settings and libraries; the same folder again is the same user at a next start */
  open(dataFolder: string): Promise<OpenedWindow>;
}
