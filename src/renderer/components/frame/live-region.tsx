import type { ReactElement } from 'react';
import { createStore, useStore } from 'zustand';
import { VisuallyHidden } from './visually-hidden.tsx';

/** `polite` waits for a pause; `assertive` interrupts, for the result of a check or something that went wrong. */
export type Urgency = 'polite' | 'assertive';

type Announcement = { readonly text: string; readonly turn: number };

type Announcements = Readonly<Record<Urgency, Announcement>>;

const silence: Announcement = { text: '', turn: 0 };
const announcements = createStore<Announcements>(() => ({ polite: silence, assertive: silence }));

/**
 * Has a screen reader say something, such as `Korte blik of knik, Marnix, 12 minuten 41`. The same text twice is said twice.
 */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  announcements.setState((before) => ({ [urgency]: { text, turn: before[urgency].turn + 1 } }));
}

/** The two places where `announce` is heard; once in the window, always there, as a new one would not be read. */
export function LiveRegion(): ReactElement {
  const { polite, assertive } = useStore(announcements);
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        <Said {...polite} />
      </span>
      <span role="alert" aria-live="assertive">
        <Said {...assertive} />
      </span>
    </VisuallyHidden>
  );
}

/** A new element for each announcement, so that a repeated text is a change too. */
function Said({ text, turn }: Announcement): ReactElement {
  return <span key={turn}>{text}</span>;
}
