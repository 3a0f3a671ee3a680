import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts';
import { withFileErrors } from '../files/file-error.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import { reportLibrary } from '../services/leaving/library-report.ts';
import { destroyLibrary } from './destroy-library.ts';
import type { LibrarySession } from './library-session.ts';
import type { PassphraseGate } from './passphrase-gate.ts';
import type { Places } from './ports.ts';
import type { RememberedKey } from './remembered-key.ts';
import { SettingsFile } from './settings-file.ts';

export interface LeavingSurroundings {
  readonly gate: PassphraseGate;
  readonly remembered: RememberedKey;
  readonly places: Places | undefined;
  /** Closes the library: what is open is not destroyed. */
  readonly lock: () => Promise<void>;
}

/**
 * Destroys the open library. The passphrase is always asked: there is no way back. The report is written first, where she wants one, so
 * that a stick which is full or out stops it in time.
 * @throws `passphraseWrong`, `passphraseWait`, what `writeNewFile` throws, `permissionDenied`; the library is as it was then
 */
export async function leaveLibrary(
  session: LibrarySession,
  { passphrase, report: target }: ParsedInputOf<'library.destroy'>,
  { gate, remembered, places, lock }: LeavingSurroundings,
): Promise<OutputOf<'library.destroy'>> {
  const { folder } = session;
  await gate.try(folder, () => session.confirmPassphrase(passphrase));
  const report = reportLibrary(session);
  if (target !== undefined) await writeNewFile(target, `${JSON.stringify(report, null, 2)}\n`);
  // before the keys, so that no crash leaves a way in beside them
  await remembered.forget(folder);
  await lock();
  const finished = await destroyedOrNoReport(folder, target);
  if (places !== undefined) await new SettingsFile(places.dataFolder).forgetOpened(basename(folder));
  return { report, finished };
}

/** A report of something that is still there would be untrue. */
async function destroyedOrNoReport(folder: string, target: string | undefined): Promise<boolean> {
  try {
    return await destroyLibrary(folder);
  } catch (error) {
    if (target !== undefined) await withFileErrors(() => rm(target, { force: true }));
    throw error;
  }
}
