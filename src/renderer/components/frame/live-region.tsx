import { type ReactElement, useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import { VisuallyHidden } from './visually-hidden.tsx';

/** `polite` waits for a pause; `assertive` interrupts, for the result of a check or something that went wrong. */
export type Urgency = 'polite' | 'assertive';

type Announcement = { readonly text: string; readonly turn: number };

type Announcements = Readonly<Record<Urgency, Announcement>>;

const silence: Announcement = { text: '', turn: 0 };
const announcements = createStore<Announcements>(() => ({ polite: silence, assertive: silence }));

/** So long it can still be read back; after that it would only stand beside what came later. */
const STAYS_MS = 10_000;

/**
 * Has a screen reader say something, such as `Korte blik of knik, Marnix, 12 minuten 41`. The same text twice is said twice.
 * @returns takes it away again, where something else was not said meanwhile
 */
export function announce(text: string, urgency: Urgency = 'polite'): () => void {
  const turn = announcements.getState()[urgency].turn + 1;
  announcements.setState({ [urgency]: { text, turn } });
  return () => takeBack(urgency, turn);
}

/** Takes away whatever was said: it is of a library that is shut. */
export function fallSilent(): void {
  announcements.setState(({ polite, assertive }) => ({
    polite: { ...polite, text: '' },
    assertive: { ...assertive, text: '' },
  }));
}

function takeBack(urgency: Urgency, turn: number): void {
  const said = announcements.getState()[urgency];
  if (said.turn === turn) announcements.setState({ [urgency]: { ...said, text: '' } });
}

/** The two places where `announce` is heard; once in the window, always there, as a new one would not be read. */
export function LiveRegion(): ReactElement {
  const { polite, assertive } = useStore(announcements);
  useTakenBack('polite', polite.turn);
  useTakenBack('assertive', assertive.turn);
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

function useTakenBack(urgency: Urgency, turn: number): void {
  useEffect(() => {
    const timer = setTimeout(() => takeBack(urgency, turn), STAYS_MS);
    return () => clearTimeout(timer);
  }, [urgency, turn]);
}

/** A new element for each announcement, so that a repeated text is a change too. */
function Said({ text, turn }: Announcement): ReactElement {
  return <span key={turn}>{text}</span>;
}
