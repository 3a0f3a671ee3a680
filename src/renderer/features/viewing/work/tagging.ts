import { createStore } from 'zustand/vanilla';
import {
  askedAtPause,
  closeAll,
  defaultReactionUs,
  followFilm,
  goesBack,
  type Marking,
  momentOfKey,
  type OpenInterval,
  pressItem,
  pupilTarget,
  stillRuns,
  withPupil,
} from '../../../../shared/kernels/tagging.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { GuideItem } from '../../../../shared/model/guide.ts';
import { pupilId as pupilIdOf, type RecordingId } from '../../../../shared/model/ids.ts';
import type { Changes } from './changes.ts';
import type { Film } from './film.ts';
import type { JustStored } from './just-stored.ts';
import type { Toasts } from './toasts.ts';

export type TaggingState = {
  readonly open: readonly OpenInterval[];
  /** `Alles bij …`. */
  readonly stickyPupilId: string | null;
  /** The duration that the pause asks about. */
  readonly asked: { readonly code: string; readonly atUs: number } | null;
};

export type TaggingParts = {
  readonly recordingId: RecordingId;
  readonly film: Film;
  readonly changes: Changes;
  readonly toasts: Toasts;
  /** The annotations as the core last told them. */
  readonly annotations: () => readonly Annotation[];
  readonly justStored: JustStored;
};

/** What makes a step back: less is the film settling on a frame. */
const slackUs = 100_000;

/** Marking with the kijkwijzer: keys, seats, and what runs. */
export class Tagging {
  readonly state = createStore<TaggingState>(() => ({ open: [], stickyPupilId: null, asked: null }));
  readonly #parts: TaggingParts;
  /** Made on this screen, the newest last: what Backspace takes away. */
  readonly #made: string[] = [];

  constructor(parts: TaggingParts) {
    this.#parts = parts;
  }

  get #open(): readonly OpenInterval[] {
    return this.state.getState().open;
  }

  /** @param sinceKeyMs wall time since the key went down */
  press(item: GuideItem, flipped: boolean, sinceKeyMs: number): void {
    const { film, toasts, annotations } = this.#parts;
    const atUs = momentOfKey(film.moment(), sinceKeyMs, defaultReactionUs);
    const phase = annotations().find(
      ({ kind, itemCode, startUs, endUs }) =>
        kind === 'exclusive' && itemCode[0] === item.code[0] && startUs <= atUs && atUs < (endUs ?? startUs),
    );
    const { stickyPupilId } = this.state.getState();
    const outcome = pressItem(this.#open, { item, atUs, flipped, stickyPupilId, phaseOn: phase?.itemCode });
    this.#setOpen(outcome.open);
    if (outcome.does === 'store') this.#store(outcome.marking);
    if (outcome.does === 'start') toasts.show({ kind: 'running', code: item.code, startUs: atUs });
    if (outcome.does === 'cancel') toasts.show({ kind: 'refusal', why: 'tooShort' });
    if (outcome.does === 'alreadyOn') toasts.show({ kind: 'refusal', why: 'phaseIsOn' });
  }

  #store(marking: Marking, because?: 'wentBack'): void {
    const { changes, recordingId, toasts, annotations, justStored } = this.#parts;
    const { pupilId, kind, ...rest } = marking;
    void changes.inTurn(async () => {
      const annotation = await changes.change('annotation.add', {
        recordingId,
        ...rest,
        ...(pupilId !== null && { pupilId: pupilIdOf.parse(pupilId) }),
        ...(kind !== undefined && kind !== 'exclusive' && { kind }),
      });
      if (annotation === null) return;
      this.#made.push(annotation.id);
      // a phase changes others, which only the list tells
      if (annotation.kind !== 'exclusive') justStored.add(annotations(), annotation);
      toasts.show({ kind: 'mark', annotation, ...(because !== undefined && { because }) });
    });
  }

  /** A seat, or a name that was found: for the markering in the toast, or else for the duration that runs. */
  seat(pupilId: string): void {
    const { changes, toasts } = this.#parts;
    const pressedMs = Date.now();
    void changes.inTurn(async () => {
      const target = pupilTarget(toasts.shownMark(), this.#open, pressedMs);
      if (target === null) toasts.show({ kind: 'refusal', why: 'digitFirst' });
      else if ('runningCode' in target) this.#seatRunning(target.runningCode, pupilId);
      else await this.#seatStored(target.markId, pupilId);
    });
  }

  #seatRunning(code: string, pupilId: string): void {
    const running = this.#open.find(({ item }) => item.code === code);
    if (running === undefined) return;
    this.#setOpen(withPupil(this.#open, code, running.pupilId === pupilId ? null : pupilId));
    this.#parts.toasts.show({ kind: 'running', code, startUs: running.startUs });
  }

  async #seatStored(annotationId: string, pupilId: string): Promise<void> {
    const { toast } = this.#parts.toasts.state.getState();
    if (toast?.kind !== 'mark' || toast.annotation.id !== annotationId) return;
    const same = toast.annotation.pupilId === pupilId;
    const annotation = await this.#parts.changes.change('annotation.update', {
      annotationId: toast.annotation.id,
      pupilId: same ? null : pupilIdOf.parse(pupilId),
    });
    if (annotation !== null) this.#parts.toasts.show({ ...toast, annotation });
  }

  /** Shift and a seat: all that follows is with this pupil; the same seat again ends it. */
  stick(pupilId: string | null): void {
    const { stickyPupilId } = this.state.getState();
    this.state.setState({ stickyPupilId: stickyPupilId === pupilId ? null : pupilId });
  }

  /** The film is here now. Going back ends what runs where the film had come, and says so. */
  follow(positionUs: number): void {
    if (this.#open.length === 0) return;
    if (goesBack(this.#open, positionUs + slackUs)) this.closeOpen('wentBack');
    else this.#setOpen(followFilm(this.#open, positionUs));
  }

  /** Ends everything that runs where the film had come. */
  closeOpen(because?: 'wentBack'): void {
    const { closed, dropped } = closeAll(this.#open);
    this.#setOpen([]);
    for (const marking of closed) this.#store(marking, because);
    if (dropped.length > 0) this.#parts.toasts.show({ kind: 'refusal', why: 'tooShort' });
  }

  /** The film stopped: a duration that is over its maximum is asked about. */
  paused(positionUs: number): void {
    const asked = askedAtPause(this.#open, positionUs);
    this.state.setState({ asked: asked === undefined ? null : { code: asked.item.code, atUs: positionUs } });
  }

  answer(runs: boolean): void {
    const { asked } = this.state.getState();
    if (asked === null) return;
    const running = this.#open.find(({ item }) => item.code === asked.code);
    this.state.setState({ asked: null });
    if (running === undefined) return;
    if (runs) this.#setOpen(stillRuns(this.#open, asked.code, asked.atUs));
    else {
      this.#setOpen(this.#open.filter((one) => one !== running));
      for (const marking of closeAll([{ ...running, furthestUs: asked.atUs }]).closed) this.#store(marking);
    }
  }

  /** Takes back a duration that has only begun. */
  cancel(code: string): void {
    this.#setOpen(this.#open.filter(({ item }) => item.code !== code));
    this.#parts.toasts.forget(code);
  }

  /** Backspace: what was made last on this screen, or has begun last. */
  removeLast(): void {
    const running = this.#parts.toasts.shownMark()?.about;
    if (running !== undefined && 'runningCode' in running) {
      this.cancel(running.runningCode);
      return;
    }
    const { changes, recordingId, toasts } = this.#parts;
    void changes.inTurn(async () => {
      const there = (await changes.read('annotation.list', { recordingId })) ?? [];
      const last = this.#made.findLast((id) => there.some((annotation) => annotation.id === id));
      const annotation = there.find(({ id }) => id === last);
      if (annotation === undefined) toasts.show({ kind: 'refusal', why: 'nothingToRemove' });
      else await this.remove(annotation);
    });
  }

  async remove({ id }: Annotation): Promise<void> {
    await this.#parts.changes.change('annotation.remove', { annotationId: id });
    this.#parts.toasts.forget(id);
  }

  #setOpen(open: readonly OpenInterval[]): void {
    const { asked } = this.state.getState();
    const still = asked !== null && open.some(({ item }) => item.code === asked.code);
    this.state.setState({ open, asked: still ? asked : null });
  }
}
