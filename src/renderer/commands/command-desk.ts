import type { CommandHandler, KeyArea } from './command.ts';
import { type CommandId, commandIds, commandOf } from './commands.ts';
import { matchesKeys } from './key-chord.ts';

export type Handlers = Readonly<Partial<Record<CommandId, CommandHandler>>>;

/** What one mounted screen handles; `current` is replaced at every render. */
export type HandlerSource = { current: Handlers };

/**
 * Brings keys and buttons to whoever handles them now. The screen that was mounted last comes first, so a sheet over a
 * screen takes what it handles itself and leaves the rest.
 */
export class CommandDesk {
  readonly #sources: HandlerSource[] = [];
  readonly #listeners = new Set<() => void>();
  #version = 0;

  /** Returns the function that takes the source away. */
  add(source: HandlerSource): () => void {
    this.#sources.unshift(source);
    this.changed();
    return () => {
      this.#sources.splice(this.#sources.indexOf(source), 1);
      this.changed();
    };
  }

  /** Which commands are handled, or may be given now, is no longer what it was. */
  changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  readonly version = (): number => this.#version;

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  handlerOf(id: CommandId): CommandHandler | undefined {
    return this.#sources.find((source) => source.current[id] !== undefined)?.current[id];
  }

  /** Does what a command says, when it may be given now. */
  run(id: CommandId, event?: KeyboardEvent): boolean {
    const handler = this.handlerOf(id);
    if (handler === undefined || handler.enabled === false) return false;
    handler.run(event);
    return true;
  }

  /** A key was pressed somewhere in the window. */
  readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const id = commandIds.find((candidate) => this.#wants(candidate, event));
    if (id === undefined) return;
    // a held key says it once, and must not fall through to the browser either
    if (event.repeat && commandOf(id).repeats !== true) event.preventDefault();
    else if (this.run(id, event)) event.preventDefault();
  };

  #wants(id: CommandId, event: KeyboardEvent): boolean {
    const handler = this.handlerOf(id);
    if (handler === undefined) return false;
    const { keys, area, always } = commandOf(id);
    if (!keys.some((chord) => matchesKeys(event, chord))) return false;
    return always === true || countsHere(event, area, handler.inFields === true);
  }
}

const typing =
  'input:not([type=checkbox],[type=radio],[type=range],[type=button]),textarea,select,[contenteditable]';

/** WCAG 2.1.4: a single key counts only where it was meant, never in a text field or under a dialog. */
function countsHere(event: KeyboardEvent, area: KeyArea, inFields: boolean): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  // a field with an open list needs its keys itself
  const takesIt = !inFields || target.getAttribute('aria-expanded') === 'true';
  if (target.closest(typing) !== null && takesIt) return false;
  if (pressesTheControl(event, target)) return false;
  if (area === 'anywhere') return target.closest('[role=dialog],[role=alertdialog]') === null;
  return target === document.body || target.closest(`[data-key-area~="${area}"]`) !== null;
}

/** Space and Enter belong to the button or list that has the focus. */
function pressesTheControl(event: KeyboardEvent, target: Element): boolean {
  const presses = event.code === 'Space' || event.code === 'Enter' || event.code === 'NumpadEnter';
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return presses && plain && isPressed(target);
}

function isPressed(target: Element): boolean {
  return target.closest('button,a[href],summary,[role=option],[role=menuitem],[role=tab]') !== null;
}

/** Whether what has the focus does something with Enter itself, so that no command gets it. */
export function takesEnter(target: Element): boolean {
  return isPressed(target) || target.closest(typing) !== null;
}
