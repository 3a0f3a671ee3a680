import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../shared/errors.ts';
import { useClient } from '../api/client-context.ts';
import { Button } from '../components/controls/button.tsx';
import { TextField } from '../components/controls/text-field.tsx';
import { ErrorNotice } from '../components/frame/error-notice.tsx';
import { FileChoice } from '../picker/file-choice.tsx';
import { type OpenedPackage, openPackage } from './opened-package.ts';
import styles from './package.module.css';

/** Which package, and the six words where it has no key card. */
export function PackageInput({
  onOpened,
}: {
  readonly onOpened: (opened: OpenedPackage) => void;
}): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [path, setPath] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [isWanting, setWanting] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [error, setError] = useState<ErrorPayload>();

  const open = async (chosen: string, typed: string): Promise<void> => {
    setOpening(true);
    setError(undefined);
    const answer = await openPackage(client, chosen, typed);
    setOpening(false);
    if (answer.ok) onOpened(answer.value);
    // without words it only tells that it wants them
    else if (typed === '' && wantsWords(answer.error)) setWanting(true);
    else setError(answer.error);
  };
  const choose = (chosen: string): void => {
    setPath(chosen);
    setWords('');
    setWanting(false);
    void open(chosen, '');
  };

  return (
    <div className={styles.input}>
      <FileChoice what="bundles" chosen={path} onChoose={choose} />
      {path !== null && isWanting && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void open(path, words);
          }}
        >
          <TextField
            label={t('package.sixWords')}
            hint={t('package.sixWordsHint')}
            value={words}
            onChange={setWords}
            autoFocus
            beside={
              <Button look="primary" type="submit" isPending={isOpening}>
                {t('package.open')}
              </Button>
            }
          />
        </form>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </div>
  );
}

function wantsWords({ code }: ErrorPayload): boolean {
  return code === 'bundleKeyMissing' || code === 'bundleKeyWrong';
}
