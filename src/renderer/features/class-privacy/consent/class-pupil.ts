import type { OutputOf } from '../../../../shared/contract/contract.ts';

/** A pupil with what is on record of her. */
export type ClassPupil = OutputOf<'class.get'>['pupils'][number];
