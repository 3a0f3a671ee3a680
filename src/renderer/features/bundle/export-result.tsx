import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { announce } from '../../components/frame/live-region.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './bundle-screen.module.css';
import type { SealTo } from './seal-choice.tsx';
import type { ExportedBundle } from './use-export.ts';

export type ExportResultProps = {
  readonly result: ExportedBundle;
  readonly sealTo: SealTo;
  readonly coach: string | undefined;
  readonly onAgain: () => void;
};

/** Klaar: where it is, what opens it, and two next steps. */
export function ExportResult({ result, sealTo, coach, onAgain }: ExportResultProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { go } = useScreen();
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(result.bytes / 1e6);
  const done = t('bundle.done', { size });
  useEffect(() => announce(done, 'assertive'), [done]);
  return (
    <section className={styles.ready} aria-labelledby="bundle-done">
      <h2 id="bundle-done" className={styles.heading}>
        {done}
      </h2>
      <p className={styles.path}>{result.path}</p>
      {sealTo.by === 'words' && (
        <>
          <p>{coach === undefined ? t('bundle.tellWordsUnnamed') : t('bundle.tellWords', { name: coach })}</p>
          <p className={styles.words}>{sealTo.words}</p>
          <CopyCheck path={result.path} words={sealTo.words ?? ''} />
        </>
      )}
      <Button look="primary" autoFocus onPress={() => go({ at: 'home' })}>
        {t('bundle.toTrajectory')}
      </Button>
      <Button onPress={onAgain}>{t('bundle.again')}</Button>
    </section>
  );
}

type CopyCheckProps = { readonly path: string; readonly words: string };

/** Reads the bundle back from where it stands and checks every byte and signature. */
function CopyCheck({ path, words }: CopyCheckProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [state, setState] = useState<'idle' | 'working' | 'good'>('idle');
  const [error, setError] = useState<ErrorPayload>();
  const check = async (): Promise<void> => {
    setState('working');
    const answer = await client.call('bundle.verify', { path, passphrase: words });
    setState(answer.ok ? 'good' : 'idle');
    setError(answer.ok ? undefined : answer.error);
  };
  return (
    <>
      <Button isPending={state === 'working'} onPress={() => void check()}>
        {t('bundle.checkCopy')}
      </Button>
      {state === 'good' && <p role="status">{t('bundle.copyIsGood')}</p>}
      {error && <ErrorNotice error={error} />}
    </>
  );
}
