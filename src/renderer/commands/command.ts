import type { ParseKeys } from 'i18next';

/** Where the focus has to be for a key to count; a key with Ctrl or Alt usually counts anywhere. */
export type KeyArea = 'anywhere' | 'firstStart' | 'viewing' | 'timeline' | 'home';

/** One thing a user can do: declared once, and from there on its buttons, in its keys and on the sheet of keys. */
export type CommandDefinition = {
  /** What its button and the sheet of keys call it. */
  readonly labelKey: ParseKeys<'product'>;
  /** Under which heading the sheet of keys shows it. */
  readonly groupKey: ParseKeys<'product'>;
  /** Key caps, such as `Ctrl Shift Z`; the first one is shown on the button. */
  readonly keys: readonly string[];
  readonly area: KeyArea;
  /** Also inside a text field and over an open dialog. */
  readonly always?: true;
  /** Goes on while the key is held down. */
  readonly repeats?: true;
};

/** What a mounted screen does when the command is given. */
export type CommandHandler = {
  /** With the key's event when it came from a key: its time stamp is the moment that was meant. */
  readonly run: (event?: KeyboardEvent) => void;
  /** Taken as true when absent. */
  readonly enabled?: boolean;
  /** Its keys count in a text field too, as they type nothing there and change nothing of what is typed. */
  readonly inFields?: true;
};
