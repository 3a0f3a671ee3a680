import { createStore } from 'zustand/vanilla';
import { momentOfKey } from '../../../../shared/kernels/tagging.ts';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import type { Highlight, Note } from '../../../../shared/model/recording.ts';
import type { Changes } from './changes.ts';
import type { Film } from './film.ts';
import type { Toasts } from './toasts.ts';

export type JottingState = {
  /** The moment of the note that is being written; null when none is. */
  readonly noteAtUs: number | null;
};

export type JottingParts = {
  readonly recordingId: RecordingId;
  readonly film: Film;
  readonly changes: Changes;
  readonly toasts: Toasts;
};

/** Mooie momenten and notes: neither stops the film. */
export class Jotting {
  readonly state = createStore<JottingState>(() => ({ noteAtUs: null }));
  readonly #parts: JottingParts;

  constructor(parts: JottingParts) {
    this.#parts = parts;
  }

  highlight(sinceKeyMs: number): void {
    const { film, changes, recordingId, toasts } = this.#parts;
    const atUs = momentOfKey(film.moment(), sinceKeyMs);
    void changes.inTurn(async () => {
      const highlight = await changes.change('highlight.add', { recordingId, atUs });
      if (highlight !== null) toasts.show({ kind: 'highlight', highlight });
    });
  }

  removeHighlight({ id }: Highlight): void {
    const { changes, toasts } = this.#parts;
    void changes.inTurn(async () => {
      await changes.change('highlight.remove', { highlightId: id });
      toasts.forget(id);
    });
  }

  startNote(sinceKeyMs: number): void {
    this.state.setState({ noteAtUs: momentOfKey(this.#parts.film.moment(), sinceKeyMs) });
  }

  /** An empty note is no note; everything else is kept, whichever key ended it. */
  endNote(text: string): void {
    const { changes, recordingId, toasts } = this.#parts;
    const { noteAtUs: atUs } = this.state.getState();
    this.state.setState({ noteAtUs: null });
    if (atUs === null || text.trim() === '') return;
    void changes.inTurn(async () => {
      const note = await changes.change('note.add', { recordingId, atUs, text });
      if (note !== null) toasts.show({ kind: 'note', note });
    });
  }

  writeNote(noteId: Note['id'], text: string): void {
    const { changes } = this.#parts;
    void changes.inTurn(async () => {
      await changes.change('note.update', { noteId, text });
    });
  }

  removeNote(noteId: Note['id']): void {
    const { changes } = this.#parts;
    void changes.inTurn(async () => {
      await changes.change('note.remove', { noteId });
    });
  }
}
