import { useStore } from 'zustand';
import type { Handlers } from '../../commands/command-desk.ts';
import { useCommandHandlers } from '../../commands/desk-context.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { itemOfDigit } from './facts.ts';
import { volumeOfStep, volumeStep } from './film/volume-steps.ts';
import type { TimelineHandle } from './timeline/timeline-props.ts';
import { useAngleHandlers } from './use-angle-handlers.ts';
import { useEscape } from './use-escape.ts';
import type { Viewing } from './viewing-context.ts';

/** Speeds in order, ¼ to 2×. */
const rates = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** How far `Nog eens` goes back where there is no fragment, in microseconds. */
const againUs = 10_000_000;

/** Wall time since a key went down, in milliseconds; a button is pressed now. */
function sinceKeyMs(event: KeyboardEvent | undefined): number {
  return event === undefined ? 0 : performance.now() - event.timeStamp;
}

/** Handles every command of the screen. */
export function useViewingCommands(viewing: Viewing, timeline: () => TimelineHandle | null): void {
  const { facts, markable, clipping, jotting, history, looks, tagging, toasts } = viewing;
  const { openSheet } = useScreen();
  const recordingId = facts.recording.id;
  const steps = useRecords('history.state', { recordingId }).value;
  const open = useStore(tagging.state, (state) => state.open.length > 0);
  const selectedId = useStore(clipping.state, (state) => state.selectedId);
  const isHidden = useStore(looks.state, (state) => state.hidden);
  const isGuide = useStore(looks.state, (state) => state.mode === 'guide');
  const releasable = facts.fragments.filter(({ id }) => !facts.released.has(id)).map(({ id }) => id);
  // before every frame is counted a mark has no place to lie on; a button says so rather than be dead
  const mark = (run: (event?: KeyboardEvent) => void) => ({
    run: markable ? run : () => toasts.show({ kind: 'refusal', why: 'notCounted' }),
  });
  const give = {
    run: () => {
      const chosen = releasable.filter((id) => id === selectedId);
      const fragmentIds = chosen.length > 0 ? chosen : releasable;
      viewing.film.pause();
      openSheet({ kind: facts.ownerName === null ? 'release' : 'propose', recordingId, fragmentIds });
    },
    enabled: releasable.length > 0,
    inFields: true,
  } as const;
  const guided = (run: (event?: KeyboardEvent) => void) => ({ ...mark(run), enabled: isGuide });

  useCommandHandlers({
    ...filmHandlers(viewing, isHidden),
    ...useAngleHandlers(viewing),
    ...useEscape(viewing),
    'viewing.highlight': mark((event) => jotting.highlight(sinceKeyMs(event))),
    'viewing.note': mark((event) => jotting.startNote(sinceKeyMs(event))),
    'viewing.begin': mark((event) => clipping.begin(sinceKeyMs(event))),
    'viewing.end': mark((event) => clipping.end(sinceKeyMs(event))),
    'viewing.keep': mark((event) => clipping.keep(sinceKeyMs(event))),
    'viewing.beginEarlier': mark(() => clipping.nudge('begin', -1)),
    'viewing.beginLater': mark(() => clipping.nudge('begin', 1)),
    'viewing.endEarlier': mark(() => clipping.nudge('end', -1)),
    'viewing.endLater': mark(() => clipping.nudge('end', 1)),
    'viewing.previousFragment': { run: () => clipping.step(-1), enabled: facts.fragments.length > 0 },
    'viewing.nextFragment': { run: () => clipping.step(1), enabled: facts.fragments.length > 0 },
    // what is somebody else's is proposed to her
    ...(facts.ownerName === null ? { 'viewing.release': give } : { 'viewing.propose': give }),
    'viewing.item': guided((event) => pressDigit(viewing, event, false)),
    'viewing.itemFlipped': guided((event) => pressDigit(viewing, event, true)),
    'viewing.pupil': {
      run: () => looks.set({ finding: true, tab: 'seats' }),
      enabled: markable && isGuide && facts.pupils.length > 0,
    },
    'viewing.removeLast': guided(() => tagging.removeLast()),
    'viewing.undo': { run: () => history.undo(), enabled: open || (steps?.undo ?? null) !== null },
    'viewing.redo': { run: () => history.redo(), enabled: (steps?.redo ?? null) !== null },
    'viewing.guide': { run: looks.switchMode },
    'viewing.list': { run: () => looks.set({ listed: !looks.state.getState().listed }), enabled: isGuide },
    'viewing.zoomIn': { run: () => timeline()?.zoom(1), enabled: isGuide },
    'viewing.zoomOut': { run: () => timeline()?.zoom(-1), enabled: isGuide },
  });
}

function pressDigit({ looks, tagging }: Viewing, event: KeyboardEvent | undefined, flipped: boolean): void {
  const digit = event?.code.at(-1);
  const { guide } = looks;
  const item = digit === undefined || guide === undefined ? undefined : itemOfDigit(guide, digit);
  if (item !== undefined) tagging.press(item, flipped, sinceKeyMs(event));
}

function filmHandlers({ film, looks, facts, clipping }: Viewing, isHidden: boolean): Handlers {
  const jump = (us: number) => ({ run: () => film.jump(us) });
  const changeRate = (direction: 1 | -1) => ({
    run: () => {
      const { rate } = film.moment();
      const next = direction === 1 ? rates.find((one) => one > rate) : rates.findLast((one) => one < rate);
      if (next !== undefined) film.setRate(next);
    },
  });
  const changeVolume = (direction: 1 | -1) => ({
    run: () => {
      film.setMuted(false);
      film.setVolume(volumeOfStep(volumeStep(film.state.getState().volume) + direction));
    },
  });
  return {
    'viewing.play': {
      run: () => {
        if (film.moment().playing) film.pause();
        else film.play();
      },
      // nothing is played that nobody may see
      enabled: !isHidden,
    },
    'viewing.back': jump(-5_000_000),
    'viewing.forward': jump(5_000_000),
    'viewing.secondBack': jump(-1_000_000),
    'viewing.secondForward': jump(1_000_000),
    'viewing.frameBack': { run: (event) => film.step(-1, event?.repeat) },
    'viewing.frameForward': { run: (event) => film.step(1, event?.repeat) },
    'viewing.toBegin': { run: () => film.seek(0) },
    'viewing.toEnd': { run: () => film.seek(film.state.getState().endUs) },
    'viewing.again': {
      run: () => {
        const { positionUs } = film.moment();
        const here = facts.fragments.find(({ inUs, outUs }) => inUs <= positionUs && positionUs <= outUs);
        film.seek((clipping.selected ?? here)?.inUs ?? Math.max(0, positionUs - againUs));
        film.play();
      },
      enabled: !isHidden,
    },
    'viewing.half': { run: () => film.setRate(film.moment().rate === 0.5 ? 1 : 0.5) },
    'viewing.faster': changeRate(1),
    'viewing.slower': changeRate(-1),
    'viewing.louder': changeVolume(1),
    'viewing.softer': changeVolume(-1),
    'viewing.hide': {
      run: () => {
        if (!isHidden) film.pause();
        looks.set({ hidden: !isHidden });
      },
    },
  };
}
