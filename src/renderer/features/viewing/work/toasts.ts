import { createStore } from 'zustand/vanilla';
import { type ShownMark, toastMs } from '../../../../shared/kernels/tagging.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Fragment, Highlight, Note } from '../../../../shared/model/recording.ts';

/** Something that can't be done yet, and what comes first. */
export type Refusal =
  | 'digitFirst'
  | 'beginFirst'
  | 'endAfterBegin'
  | 'phaseIsOn'
  | 'nothingToRemove'
  | 'tooShort'
  | 'notCounted'
  | 'otherNotFilming';

/** What stands over the film. `opened` and `wentBack` say why a markering is shown that was not just made. */
export type Toast =
  | { readonly kind: 'mark'; readonly annotation: Annotation; readonly because?: 'opened' | 'wentBack' }
  | { readonly kind: 'running'; readonly code: string; readonly startUs: number }
  | { readonly kind: 'highlight'; readonly highlight: Highlight }
  | { readonly kind: 'fragment'; readonly fragment: Fragment }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'refusal'; readonly why: Refusal };

export type ToastState = { readonly toast: Toast | null; readonly untilMs: number | null };

/** The one toast over the film, and when it goes. */
export class Toasts {
  readonly state = createStore<ToastState>(() => ({ toast: null, untilMs: null }));
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A markering that was opened stands until something else takes its place; all others four seconds. */
  show(toast: Toast): void {
    this.#goOn(toast);
  }

  readonly clear = (): void => {
    clearTimeout(this.#timer);
    this.state.setState({ toast: null, untilMs: null });
  };

  /** Somebody looks for a name: the markering waits for it. */
  hold(): void {
    if (this.state.getState().toast === null) return;
    clearTimeout(this.#timer);
    this.state.setState({ untilMs: null });
  }

  /** The name was found or not: the four seconds begin anew. */
  letGo(): void {
    const { toast } = this.state.getState();
    if (toast !== null) this.#goOn(toast);
  }

  #goOn(toast: Toast): void {
    clearTimeout(this.#timer);
    const stays = toast.kind === 'mark' && toast.because === 'opened';
    this.state.setState({ toast, untilMs: stays ? null : Date.now() + toastMs });
    if (!stays) this.#timer = setTimeout(this.clear, toastMs);
  }

  /** The markering that a seat now belongs to. */
  shownMark(): ShownMark | null {
    const { toast, untilMs } = this.state.getState();
    if (toast?.kind === 'mark') return { about: { markId: toast.annotation.id }, untilMs };
    if (toast?.kind === 'running') return { about: { runningCode: toast.code }, untilMs };
    return null;
  }

  /** Takes the toast away when it is about something that is no longer there. */
  forget(id: string): void {
    const { toast } = this.state.getState();
    const about =
      toast?.kind === 'mark'
        ? toast.annotation.id
        : toast?.kind === 'running'
          ? toast.code
          : toast?.kind === 'highlight'
            ? toast.highlight.id
            : undefined;
    if (about === id) this.clear();
  }
}
