import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import {
  RECOVERY_SECRET_BYTES,
  readRecoveryCode,
  writeRecoveryCode,
} from '../../../shared/kernels/recovery-code.ts';
import { findRecoverySheet, putRecoverySheet } from '../../store/repositories/recovery-repository.ts';
import { randomSecret, wipe } from '../../vault/secret-bytes.ts';
import { addRecovery, changePassphrase, recoverVault } from '../../vault/vault-service.ts';
import { appendLog } from '../log/log-service.ts';
import type { Session } from '../session.ts';

/** So long after it was made it is asked whether the sheet can be found and read. */
const TEST_AFTER_MS = 7 * 86_400_000;

/** Whether there is a sheet, and whether it is time to test it. */
export function recoveryState({ db, clock }: Session): OutputOf<'recovery.state'> {
  const sheet = findRecoverySheet(db);
  if (sheet === null) return { madeAt: null, testedAt: null, testDue: false };
  const testDue = sheet.testedAt === null && clock.now() >= sheet.madeAt + TEST_AFTER_MS;
  return { ...sheet, testDue };
}

/** Makes a sheet; one of before stops working. @throws `passphraseWrong`, `diskFull`, `permissionDenied` */
export async function makeRecoverySheet(session: Session, passphrase: string): Promise<{ groups: string[] }> {
  const secret = randomSecret(RECOVERY_SECRET_BYTES);
  try {
    await addRecovery({ folder: session.folder, passphrase, secret });
    session.change((db) => {
      putRecoverySheet(db, { madeAt: session.clock.now(), testedAt: null });
      appendLog(db, session, { kind: 'recoverySheet' });
    });
    return { groups: writeRecoveryCode(secret) };
  } finally {
    wipe(secret);
  }
}

/** Whether what was typed is the newest sheet of this library; that it was tested is remembered. @throws as `recoverVault`, `readSecret` */
export async function testRecoverySheet(session: Session, code: string): Promise<void> {
  await requireNewestSheet(session, readSecret(code));
  const madeAt = findRecoverySheet(session.db)?.madeAt ?? session.clock.now();
  session.change((db) => putRecoverySheet(db, { madeAt, testedAt: session.clock.now() }));
}

/** @throws as `recoverVault` when the secret is not that of the newest sheet of this library */
export async function requireNewestSheet({ folder }: Session, secret: Uint8Array): Promise<void> {
  const vault = await recoverVault({ folder, secret });
  vault.lock();
}

/** @throws `passphraseWrong`, `diskFull`, `permissionDenied` */
export async function giveOtherPassphrase(
  session: Session,
  { passphrase, next }: { passphrase: string; next: string },
): Promise<void> {
  await changePassphrase({ folder: session.folder, passphrase, next });
  notePassphraseChange(session);
}

export function notePassphraseChange(session: Session): void {
  session.change((db) => appendLog(db, session, { kind: 'passphraseChanged' }));
}

/** The secret of a code as it was typed. @throws `recoveryGroupWrong` with the group, `recoveryIncomplete` */
export function readSecret(code: string): Uint8Array {
  const read = readRecoveryCode(code);
  switch (read.state) {
    case 'whole':
      return read.secret;
    case 'wrongGroup':
      throw new KijkkringError('recoveryGroupWrong', { group: read.group });
    case 'tooShort':
      throw new KijkkringError('recoveryIncomplete', { groups: read.groups });
    case 'tooLong':
      throw new KijkkringError('recoveryIncomplete', { groups: 8 });
  }
}
