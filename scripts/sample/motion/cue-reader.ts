import type { Act, Cue } from '../script/plan.ts';

type ActName = Act['do'];
type ActOf<N extends ActName> = Extract<Act, { do: N }>;

/** The cues of one person, read forward frame by frame: the latest of each kind counts. */
export class CueReader {
  readonly #cues: readonly Cue[];
  readonly #latest = new Map<ActName, { act: Act; frame: number }>();
  #next = 0;

  constructor(cues: readonly Cue[], who: string) {
    this.#cues = cues.filter((cue) => cue.who === who);
  }

  /** Takes in everything up to and including this frame. */
  advance(frame: number): void {
    for (let cue = this.#cues[this.#next]; cue && cue.frame <= frame; cue = this.#cues[this.#next]) {
      this.#latest.set(cue.act.do, { act: cue.act, frame: cue.frame });
      this.#next += 1;
    }
  }

  /** The latest act of this kind with the frame it began on. */
  latest<N extends ActName>(name: N): { act: ActOf<N>; frame: number } | undefined {
    const found = this.#latest.get(name);
    return found && isAct(found.act, name) ? { act: found.act, frame: found.frame } : undefined;
  }
}

function isAct<N extends ActName>(act: Act, name: N): act is ActOf<N> {
  return act.do === name;
}
