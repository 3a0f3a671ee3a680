import type { CurrentImport } from './use-import.ts';

/** Whether a film is in, and this window knows what became of it: before that nobody can say that it is whole. */
export function isReadIn({ job, recording }: Pick<CurrentImport, 'job' | 'recording'>): boolean {
  if (job?.state !== 'done' || recording === undefined) return false;
  return recording.state === 'ready' || recording.state === 'destroyed';
}
