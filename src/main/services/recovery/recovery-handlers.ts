import type { QueryHandlers, SessionHandlers } from '../handlers.ts';
import {
  giveOtherPassphrase,
  makeRecoverySheet,
  recoveryState,
  testRecoverySheet,
} from './recovery-service.ts';
import { saveRecoverySheet } from './save-recovery-sheet.ts';

export const recoveryQueries: QueryHandlers<'recovery.state'> = {
  'recovery.state': (_input, session) => recoveryState(session),
};

/** Each of them tries a passphrase or a sheet, so that its caller has them wait their turn at the gate. */
export const recoveryActions: SessionHandlers<
  'library.changePassphrase' | 'recovery.make' | 'recovery.test' | 'recovery.save'
> = {
  'library.changePassphrase': async (input, session) => {
    await giveOtherPassphrase(session, input);
    return {};
  },
  'recovery.make': ({ passphrase }, session) => makeRecoverySheet(session, passphrase),
  'recovery.test': async ({ code }, session) => {
    await testRecoverySheet(session, code);
    return {};
  },
  'recovery.save': async (input, session) => {
    await saveRecoverySheet(session, input);
    return {};
  },
};
