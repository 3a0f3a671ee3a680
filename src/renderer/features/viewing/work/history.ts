import type { RecordingId } from '../../../../shared/model/ids.ts';
import type { Changes } from './changes.ts';
import type { Film } from './film.ts';
import { type Placed, placeOfChange } from './place-of-change.ts';
import type { Tagging } from './tagging.ts';
import type { Toasts } from './toasts.ts';

export type HistoryParts = {
  readonly recordingId: RecordingId;
  readonly film: Film;
  readonly changes: Changes;
  readonly toasts: Toasts;
  readonly tagging: Tagging;
  /** Tells what was undone or done again, by the name of the change. */
  readonly say: (direction: 'undo' | 'redo', label: string) => void;
};

/** Undo and redo over everything of this recording. */
export class History {
  readonly #parts: HistoryParts;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** A duration that has only begun is not stored yet; it is what was done last, so it goes first. */
  undo(): void {
    const shown = this.#parts.toasts.shownMark()?.about;
    if (shown !== undefined && 'runningCode' in shown) this.#parts.tagging.cancel(shown.runningCode);
    else void this.#parts.changes.inTurn(() => this.#step('undo'));
  }

  redo(): void {
    void this.#parts.changes.inTurn(() => this.#step('redo'));
  }

  /** The film goes to the place only while it stands still: what is being watched is never interrupted. */
  async #step(direction: 'undo' | 'redo'): Promise<void> {
    const { changes, recordingId, film, toasts, say } = this.#parts;
    const paused = !film.moment().playing;
    const before = paused ? await this.#records() : [];
    const step = await changes.change(`history.${direction}`, { recordingId });
    if (step === null) return;
    toasts.clear();
    say(direction, step.label);
    if (!paused || film.moment().playing) return;
    const place = placeOfChange(before, await this.#records());
    if (place !== undefined) film.seek(place);
  }

  async #records(): Promise<readonly Placed[]> {
    const { changes, recordingId } = this.#parts;
    const [annotations, fragments, highlights, notes] = await Promise.all([
      changes.read('annotation.list', { recordingId }),
      changes.read('fragment.list', { recordingId }),
      changes.read('highlight.list', { recordingId }),
      changes.read('note.list', { recordingId }),
    ]);
    return [
      ...(annotations ?? []).map((one) => ({ ...one, atUs: one.startUs })),
      ...(fragments ?? []).map((one) => ({ ...one, atUs: one.inUs })),
      ...(highlights ?? []),
      ...(notes ?? []),
    ];
  }
}
