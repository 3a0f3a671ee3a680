import type { Migration } from '../migrate.ts';
import { foundation } from './0010-foundation.ts';

/** Every step of the schema in order. A new one goes to the end, ten higher. */
export const migrations: readonly Migration[] = [foundation];
