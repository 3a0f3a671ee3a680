import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { RingDecoration } from '../../components/frame/ring-decoration.tsx';
import { FileChoice } from '../../picker/file-choice.tsx';
import styles from './first-start.module.css';

export type OpenedBundle = {
  readonly path: string;
  readonly facts: OutputOf<'bundle.inspect'>;
  readonly key: { readonly passphrase?: string };
};

export type BundleStepProps = {
  readonly onBack: () => void;
  readonly onOpened: (bundle: OpenedBundle) => void;
};

/** The package of a begeleider: which file, and the six words that open it. */
export function BundleStep({ onBack, onOpened }: BundleStepProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [path, setPath] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [isOpening, setOpening] = useState(false);
  const [error, setError] = useState<ErrorPayload>();

  const open = async (chosen: string, typed: string): Promise<void> => {
    setPath(chosen);
    setOpening(true);
    setError(undefined);
    const key = typed.trim() === '' ? {} : { passphrase: typed.trim().replace(/\s+/g, ' ') };
    const answer = await client.call('bundle.inspect', { path: chosen, ...key });
    setOpening(false);
    if (answer.ok) onOpened({ path: chosen, facts: answer.value, key });
    // without words it only tells that it wants them
    else if (answer.error.code !== 'bundleKeyMissing' || typed !== '') setError(answer.error);
  };

  return (
    <div className={styles.screen}>
      <main className={styles.main} data-region="main">
        <RingDecoration look="open" />
        <div className={styles.content}>
          <h1 className={styles.title}>{t('firstStart.bundleTitle')}</h1>
          <p className={styles.lead}>{t('firstStart.bundleLead')}</p>
          <div className={styles.form}>
            <FileChoice what="bundles" chosen={path} onChoose={(chosen) => void open(chosen, '')} />
            {path !== null && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  void open(path, words);
                }}
              >
                <TextField
                  label={t('firstStart.sixWords')}
                  hint={t('firstStart.sixWordsHint')}
                  value={words}
                  onChange={setWords}
                  autoFocus
                  beside={
                    <Button look="primary" type="submit" isPending={isOpening}>
                      {t('firstStart.openBundle')}
                    </Button>
                  }
                />
              </form>
            )}
            {error !== undefined && <ErrorNotice error={error} />}
            <div className={styles.buttons}>
              <Button look="link" keys="Esc" onPress={onBack}>
                {t('firstStart.otherDoor')}
              </Button>
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}
