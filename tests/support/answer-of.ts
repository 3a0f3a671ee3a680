import type { Core } from '../../src/main/core/create-core.ts';
import type { ProcedureName } from '../../src/shared/contract/contract.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import type { WayIn } from './ways-in.ts';

/** The answer over one way in; of a job, what it ends with. A refusal is its code. */
export async function answerOf(
  core: Core,
  { ask }: WayIn,
  name: ProcedureName,
  input: unknown,
): Promise<unknown> {
  const answer = await ask(name, input);
  if (!answer.ok) return answer.error.code;
  const { jobId } = (answer.value ?? {}) as { jobId?: string };
  if (jobId === undefined) return answer.value;
  try {
    return await core.outcomeOf(jobId);
  } catch (error) {
    if (error instanceof KijkkringError) return error.code;
    throw error;
  }
}
