import type { ReactElement } from 'react';
import { ClassSection } from './class/class-section.tsx';
import { ConsentSection } from './consent/consent-section.tsx';
import { CopiesSection } from './copies/copies-section.tsx';
import { KeepingSection } from './keeping/keeping-section.tsx';
import { KeyCardSection } from './key-card/key-card-section.tsx';
import { LaptopSection } from './laptop/laptop-section.tsx';
import { LeavingSection } from './leaving/leaving-section.tsx';
import { LogSection } from './log/log-section.tsx';
import { PapersSection } from './papers/papers-section.tsx';
import { RecoverySection } from './recovery/recovery-section.tsx';
import { SeatsSection } from './seats/seats-section.tsx';
import { WithdrawalSection } from './withdrawal/withdrawal-section.tsx';

/** A part of Klas en privacy: its line in the index at the left, and the component that draws it under that heading. */
export type PrivacySection = {
  /** Its heading is `classPrivacy.sections.<id>`. */
  readonly id: PrivacySectionId;
  readonly Content: () => ReactElement | null;
};

/** The order of UX 3.11. Only sections that exist stand in `sections`. */
export type PrivacySectionId =
  | 'consent'
  | 'withdrawal'
  | 'class'
  | 'seats'
  | 'keeping'
  | 'copies'
  | 'keyCard'
  | 'recovery'
  | 'laptop'
  | 'log'
  | 'papers'
  | 'leaving';

/** What stands on the screen, from top to bottom. A new section is one line here and two words. */
export const sections: readonly PrivacySection[] = [
  { id: 'consent', Content: ConsentSection },
  { id: 'withdrawal', Content: WithdrawalSection },
  { id: 'class', Content: ClassSection },
  { id: 'seats', Content: SeatsSection },
  { id: 'keeping', Content: KeepingSection },
  { id: 'copies', Content: CopiesSection },
  { id: 'keyCard', Content: KeyCardSection },
  { id: 'recovery', Content: RecoverySection },
  { id: 'laptop', Content: LaptopSection },
  { id: 'log', Content: LogSection },
  { id: 'papers', Content: PapersSection },
  { id: 'leaving', Content: LeavingSection },
];
