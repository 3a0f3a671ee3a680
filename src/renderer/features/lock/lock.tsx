import { type ReactElement, useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { LockScreen } from '../../components/frame/lock-screen.tsx';
import { LibraryChoice } from './library-choice.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { useCountdown } from './use-countdown.ts';

export type Library = OutputOf<'app.state'>['libraries'][number];

export type LockProps = {
  /** Last opened first; at least one. */
  readonly libraries: readonly Library[];
  /** What this window still knows since it was locked. */
  readonly stoppedAtUs: number | null;
  readonly selfName: string | null;
  readonly onOtherLibrary: () => void;
};

/** Op slot: the way in with the wachtzin, or with the recovery sheet when that is lost. */
export function Lock(props: LockProps): ReactElement {
  const { libraries, onOtherLibrary } = props;
  const [folder, setFolder] = useState(libraries[0]?.folder ?? '');
  const [isRecovering, setRecovering] = useState(false);
  const library = libraries.find((one) => one.folder === folder);
  const choice = libraries.length > 1 && (
    <LibraryChoice libraries={libraries} folder={folder} onChange={setFolder} />
  );
  const client = useClient();
  const opensItself = library?.opensItself === true ? library.folder : null;
  useEffect(() => {
    // where it doesn't after all, the wachtzin is asked as always
    if (opensItself !== null) void client.call('app.openRemembered', { folder: opensItself });
  }, [client, opensItself]);
  if (isRecovering && library !== undefined)
    return <RecoveryStep folder={library.folder} onBack={() => setRecovering(false)} />;
  return (
    <WithPassphrase
      key={folder}
      {...props}
      folder={folder}
      waitSeconds={library?.waitSeconds ?? 0}
      choice={choice}
      onRecoverySheet={library?.hasRecoverySheet === true ? () => setRecovering(true) : null}
      onOtherLibrary={onOtherLibrary}
    />
  );
}

type WithPassphraseProps = Omit<LockProps, 'libraries'> & {
  readonly folder: string;
  /** How long this library may not be tried, as it was when the window asked. */
  readonly waitSeconds: number;
  readonly choice: ReactElement | false;
  readonly onRecoverySheet: (() => void) | null;
};

function WithPassphrase(props: WithPassphraseProps): ReactElement {
  const { folder, stoppedAtUs, selfName, choice, onRecoverySheet, onOtherLibrary } = props;
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [isUnlocking, setUnlocking] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const [waitSeconds, wait] = useCountdown(props.waitSeconds);

  const unlock = async (): Promise<void> => {
    if (passphrase === '' || isUnlocking) return;
    setUnlocking(true);
    const answer = await client.call('app.unlock', { folder, passphrase });
    // opened: the window shows another screen as soon as the core says so
    if (answer.ok) return;
    setUnlocking(false);
    setPassphrase('');
    const { code, params } = answer.error;
    setError(code === 'passphraseWait' ? undefined : answer.error);
    if (code === 'passphraseWait') wait(Number(params.seconds));
  };

  return (
    <LockScreen
      {...(selfName !== null && { name: selfName })}
      {...(stoppedAtUs !== null && { stoppedAtUs })}
      passphrase={passphrase}
      onPassphrase={setPassphrase}
      onUnlock={() => void unlock()}
      isUnlocking={isUnlocking}
      waitSeconds={waitSeconds}
      {...(error !== undefined && { error })}
      {...(onRecoverySheet !== null && { onRecoverySheet })}
      onOtherLibrary={onOtherLibrary}
      choice={choice}
    />
  );
}
