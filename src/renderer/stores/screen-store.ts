import { createContext, useContext } from 'react';
import { createStore, useStore } from 'zustand';
import { invariant } from '../../shared/assert.ts';

/** Where the user is. Nothing of it goes into an address, a title or a history of the browser. */
export type Screen =
  | { readonly at: 'home' }
  | { readonly at: 'import'; readonly round?: number }
  /** Without a recording while there is none. */
  | {
      readonly at: 'viewing';
      readonly recordingId: string | null;
      readonly fromUs?: number;
      /** A proposal to look at there. */
      readonly proposalId?: string;
    }
  | { readonly at: 'meeting'; readonly meetingId?: string }
  /** With the section to begin at. */
  | { readonly at: 'privacy'; readonly section?: 'keeping' | 'keyCard' | 'recovery' };

/** What lies over the screen and leads back to it. */
export type ScreenSheet =
  | {
      readonly kind: 'release';
      readonly recordingId: string;
      /** Ticked when it opens. */
      readonly fragmentIds: readonly string[];
      /** For which it is, where that is known. */
      readonly meetingId?: string;
    }
  | { readonly kind: 'openPackage' }
  /** The whole recording for the begeleider. */
  | { readonly kind: 'giveWatch'; readonly recordingId: string }
  /** Fragments of somebody else's recording, for its owner. */
  | { readonly kind: 'propose'; readonly recordingId: string; readonly fragmentIds: readonly string[] };

export type ScreenState = {
  readonly screen: Screen;
  readonly sheet: ScreenSheet | null;
  readonly go: (screen: Screen) => void;
  readonly openSheet: (sheet: ScreenSheet) => void;
  readonly closeSheet: () => void;
};

export function createScreenStore() {
  return createStore<ScreenState>((set) => ({
    screen: { at: 'home' },
    sheet: null,
    go: (screen) => set({ screen, sheet: null }),
    openSheet: (sheet) => set({ sheet }),
    closeSheet: () => set({ sheet: null }),
  }));
}

export type ScreenStore = ReturnType<typeof createScreenStore>;

export const ScreenContext = createContext<ScreenStore | null>(null);

export function useScreen(): ScreenState {
  const store = useContext(ScreenContext);
  invariant(store !== null, 'no screen store around this component');
  return useStore(store);
}
