import type { ReactElement } from 'react';
import { ClassSection } from './class/class-section.tsx';
import { ConsentSection } from './consent/consent-section.tsx';
import { LogSection } from './log/log-section.tsx';

/** A part of Klas en privacy: its line in the index at the left, and the component that draws it under that heading. */
export type PrivacySection = {
  /** Its heading is `classPrivacy.sections.<id>`. */
  readonly id: PrivacySectionId;
  readonly Content: () => ReactElement | null;
};

/** The order of UX 3.11. Only sections that exist stand in `sections`. */
export type PrivacySectionId = 'consent' | 'class' | 'log';

/** What stands on the screen, from top to bottom. A new section is one line here and two words. */
export const sections: readonly PrivacySection[] = [
  { id: 'consent', Content: ConsentSection },
  { id: 'class', Content: ClassSection },
  { id: 'log', Content: LogSection },
];
