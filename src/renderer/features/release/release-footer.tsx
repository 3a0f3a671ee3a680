import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { Button } from '../../components/controls/button.tsx';
import { PassphraseField } from '../../components/controls/passphrase-field.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import { ClosingRing } from './closing-ring.tsx';
import type { firstOpenQuestion } from './release-draft.ts';
import styles from './release-sheet.module.css';

export type ReleaseFooterProps = {
  /** First name of the begeleider, when there is one in the group. */
  readonly coach: string | undefined;
  readonly state: 'idle' | 'working' | 'done';
  readonly error: ErrorPayload | undefined;
  readonly open: ReturnType<typeof firstOpenQuestion>;
  readonly needsPassphrase: boolean;
  /** Nobody but the owner is in the audience. */
  readonly forNobody: boolean;
  readonly onClose: () => void;
  readonly onRelease: (passphrase: string) => void;
};

/**
 * What decides: the wachtzin once for everything, and two buttons of which the careful one has the focus when the sheet opens. They stay
 * the same two when the wachtzin comes to be asked, so that the focus is taken only once.
 */
export function ReleaseFooter(props: ReleaseFooterProps): ReactElement {
  const { coach, state, error, open, needsPassphrase, forNobody, onClose, onRelease } = props;
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [told, setTold] = useState(false);
  if (state === 'done') return <ClosingRing {...{ forNobody, onClose }} />;

  const closed = open !== null || (needsPassphrase && passphrase === '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (closed) setTold(true);
        else onRelease(passphrase);
      }}
    >
      {error && <ErrorNotice error={error} />}
      {told && closed && (
        <p role="alert" className={styles.missing}>
          {t(`release.open.${open ?? 'passphrase'}`)}
        </p>
      )}
      <div className={styles.buttons}>
        {needsPassphrase && (
          <div className={styles.passphrase}>
            <PassphraseField label={t('release.passphrase')} value={passphrase} onChange={setPassphrase} />
          </div>
        )}
        <Button
          look="primary"
          glyph={<SealGlyph level="circle" />}
          closed={closed}
          isPending={state === 'working'}
          type="submit"
        >
          {t('release.release')}
        </Button>
        <Button autoFocus onPress={onClose}>
          {t('release.notYet')}
        </Button>
      </div>
      <p className={styles.promise}>
        {coach === undefined ? t('release.promiseUnnamed') : t('release.promise', { name: coach })}
      </p>
    </form>
  );
}
