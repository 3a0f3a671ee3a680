import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { drop } from '../../shared/assert.ts';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import { EVENT_CHANNEL } from '../../shared/contract/shell-bridge.ts';
import { isOwnPage, OWN_PAGE } from './own-address.ts';

export type Making = {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly options: BrowserWindowConstructorOptions;
};

/** A page that dies again and again is not shown again: the window closes, and the application with it. */
const MOST_RELOADS = 3;

/** The one window. */
export class MainWindow {
  #window: BrowserWindow | null = null;
  #reloads = 0;

  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Makes the window and shows it once it has something to show. */
  async open({ BrowserWindow, options }: Making): Promise<void> {
    const window = new BrowserWindow(options);
    this.#window = window;
    window.on('closed', () => {
      this.#window = null;
    });
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.webContents.on('render-process-gone', () => this.#showAgain(window));
    await this.#load(window);
  }

  async #load(window: BrowserWindow): Promise<void> {
    // until the page tells what it shows, it may be private
    window.setContentProtection(true);
    await window.loadURL(OWN_PAGE);
  }

  /** Everything is stored by the core, so a page that died is simply made anew. */
  #showAgain(window: BrowserWindow): void {
    this.#reloads += 1;
    if (this.#reloads > MOST_RELOADS) window.close();
    else drop(this.#load(window), () => window.close());
  }

  /** Brings the window to the front, for whoever started the application once more. */
  focus(): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.focus();
  }

  tell(event: CoreEvent): void {
    const contents = this.#window?.webContents;
    if (contents === undefined || contents.isDestroyed() || !isOwnPage(contents.getURL())) return;
    contents.send(EVENT_CHANNEL, event);
  }
}
