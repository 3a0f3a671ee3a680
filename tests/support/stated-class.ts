import { stateClass } from '../../src/main/services/class/class-service.ts';
import type { MutationContext } from '../../src/main/services/handlers.ts';
import type { ClassStatement } from '../../src/shared/model/class.ts';

/** A statement as most schools would make it: only who objects is not recognisable. */
export const usualStatement: ClassStatement = {
  mode: 'statement',
  basis: 'legitimateInterest',
  purpose: 'coaching',
  informedOn: '2026-09-08',
  toldViewers: ['teacher', 'coach', 'careCoordinator'],
};

/** States the class, so that releasing asks for nothing but what a test is about. */
export function statedClass(context: MutationContext, changed: Partial<ClassStatement> = {}): ClassStatement {
  return stateClass(context, { ...usualStatement, ...changed });
}
