import { KijkkringError } from '../../../shared/errors.ts';
import type { Session } from '../session.ts';

/**
 * Anyone can open the practice library, so nothing of anybody may come into it: no film but the drawn one, no bundle.
 * @param paths the files that are to be taken in
 * @throws `practiceOnly`
 */
export function refuseInPractice(session: Session, paths: readonly string[]): void {
  if (session.kind === 'practice' && paths.some((path) => path !== session.sampleFilm))
    throw new KijkkringError('practiceOnly');
}
