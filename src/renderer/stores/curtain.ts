import { flushSync } from 'react-dom';
import { createStore } from 'zustand/vanilla';
import type { Client } from '../api/client.ts';
import type { TransportEvent } from '../api/transport.ts';
import type { Screen } from './screen-store.ts';

export type CurtainState = {
  /** Nothing of the library is drawn. */
  readonly drawn: boolean;
  /** This window asked to lock, and that did not fail. */
  readonly locking: boolean;
  /** What the lock screen may say, known to this window alone: where she was, and her own name. */
  readonly stoppedAtUs: number | null;
  readonly selfName: string | null;
};

/** So long the screens that go may take to store where they were; a longer answer keeps no keys in memory. */
const MOST_WAIT_MS = 500;

const open: CurtainState = { drawn: false, locking: false, stoppedAtUs: null, selfName: null };

/** Takes everything of a library out of the window before it is locked (UX 3.0). */
export class Curtain {
  readonly state = createStore<CurtainState>(() => open);
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Whatever locked it, from this window or elsewhere. */
  onEvent({ type }: TransportEvent): void {
    if (type === 'libraryLocked') this.#draw();
    if (type === 'libraryOpened') this.state.setState(open);
  }

  /**
   * Empties the window, and then locks. When locking fails the window stays empty.
   * @throws KijkkringError why it isn't locked
   */
  async lock(screen: Screen, selfName: string | null): Promise<void> {
    this.#draw({ selfName, locking: true });
    try {
      await this.#storeAndLock(screen);
    } catch (error) {
      this.state.setState({ locking: false });
      throw error;
    }
  }

  async #storeAndLock(screen: Screen): Promise<void> {
    // a screen that goes stores where it was
    await this.#client.settled(MOST_WAIT_MS);
    if (screen.at === 'viewing' && screen.recordingId !== null) {
      const place = await this.#client.call('view.get', { recordingId: screen.recordingId });
      // only a courtesy of the lock screen: without an answer it does not say where she was
      if (place.ok && place.value.positionUs > 0)
        this.state.setState({ stoppedAtUs: place.value.positionUs });
    }
    await this.#client.ask('library.lock', {});
  }

  #draw(about: Partial<CurtainState> = {}): void {
    // at once: the screens let go of their pictures as they leave
    flushSync(() => this.state.setState({ ...about, drawn: true }));
    emptyFilms();
  }
}

/** A film that is out of the document would still be heard, and keep its last picture. */
function emptyFilms(): void {
  for (const film of document.querySelectorAll('video, audio')) {
    if (!(film instanceof HTMLMediaElement)) continue;
    film.pause();
    film.removeAttribute('src');
    film.load();
    film.remove();
  }
}
