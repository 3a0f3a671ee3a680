import { type ReactElement, useState } from 'react';
import { LockScreen } from '../../components/frame/lock-screen.tsx';
import { nowUs } from '../sample-lesson.ts';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import styles from './pages.module.css';

const ignore = (): void => undefined;

/** Beside `screens/m`. Any passphrase is refused; after five it takes a while. */
export function LockPage(): ReactElement {
  const [passphrase, setPassphrase] = useState('');
  const [tries, setTries] = useState(0);
  return (
    <div className={styles.screen}>
      <SampleTitleBar sight="own" plain withControls />
      <div className={styles.lock}>
        <LockScreen
          name="Marije"
          stoppedAtUs={nowUs}
          passphrase={passphrase}
          onPassphrase={setPassphrase}
          onUnlock={() => setTries(tries + 1)}
          {...(tries > 0 && { error: { code: 'passphraseWrong', params: {} } })}
          waitSeconds={tries >= 5 ? 30 : 0}
          onRecoverySheet={ignore}
          onOtherLibrary={ignore}
        />
      </div>
    </div>
  );
}
