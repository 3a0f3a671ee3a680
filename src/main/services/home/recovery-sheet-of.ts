import type { OutputOf } from '../../../shared/contract/contract.ts';
import { recoveryState } from '../recovery/recovery-service.ts';
import type { Session } from '../session.ts';

/** What every home has to ask about the recovery sheet of the library that is open. */
export function recoverySheetOf(
  session: Session,
): OutputOf<'home.trajectory' | 'home.coach'>['recoverySheet'] {
  if (session.kind === 'practice') return 'notNeeded';
  const { madeAt, testDue } = recoveryState(session);
  if (madeAt === null) return 'missing';
  return testDue ? 'testDue' : 'made';
}
