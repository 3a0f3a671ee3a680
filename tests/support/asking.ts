import type { InputOf, OutputOf, ProcedureName } from '../../src/shared/contract/contract.ts';
import type { BundleLibrary } from './bundle-library.ts';

/** Asks a library something as its owner. @throws what it refuses with */
export function ask<Name extends ProcedureName>(
  library: BundleLibrary,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return library.core.ask('owner', name, input as never) as Promise<unknown> as Promise<OutputOf<Name>>;
}

/** The code of the refusal, or words that say there was none. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
}
