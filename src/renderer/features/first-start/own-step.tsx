import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { AppRole } from '../../../shared/model/settings.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { RingDecoration } from '../../components/frame/ring-decoration.tsx';
import { NewPassphraseField } from '../../components/passphrase/new-passphrase-field.tsx';
import { isWeak, strengthOf, useStrength } from '../../components/passphrase/use-strength.ts';
import type { OpenedPackage } from '../../package/opened-package.ts';
import { PackageFacts } from '../../package/package-facts.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import styles from './first-start.module.css';

export type OwnStepProps = {
  readonly role: AppRole;
  /** The package that brought her here, which comes in once there is a library. */
  readonly bundle: OpenedPackage | null;
  readonly onBack: () => void;
};

/** Two fields: who you are, and the wachtzin that closes everything. */
export function OwnStep({ role: firstRole, bundle, onBack }: OwnStepProps): ReactElement {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState(firstRole);
  const [passphrase, setPassphrase] = useState('');
  const [later, setLater] = useState(true);
  const [asked, setAsked] = useState(false);
  const [placeReason, setPlaceReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  // a second press while the first is still at work must not make a second library
  const submitting = useRef(false);
  const strength = useStrength(passphrase, name);
  const { isMaking, error, make } = useMaking(bundle);

  const nameMissing = name.trim() === '';
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (submitting.current) return;
    submitting.current = true;
    const weak = isWeak(strength ?? (await strengthOf(passphrase, name)));
    // what is typed: the name, then the wachtzin
    const fields = form.current?.querySelectorAll<HTMLInputElement>('input:not([type=radio])');
    if (nameMissing || weak) fields?.[nameMissing ? 0 : 1]?.focus();
    else await make({ name: name.trim(), role, passphrase, later, placeReason: placeReason.trim() });
    submitting.current = false;
  };

  return (
    <div className={styles.screen}>
      <main className={styles.main} data-region="main">
        <RingDecoration look="open" />
        <div className={styles.content}>
          <h1 className={styles.title}>{t('firstStart.ownTitle')}</h1>
          <p className={styles.lead}>{t('firstStart.promise')}</p>
          {bundle !== null && <PackageFacts opened={bundle} />}
          <form
            ref={form}
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <TextField
              label={t('firstStart.name')}
              value={name}
              onChange={setName}
              hint={t('firstStart.nameHint')}
              maxLength={200}
              autoFocus
              {...(asked && nameMissing && { error: t('firstStart.nameMissing') })}
            />
            <Choice
              label={t('firstStart.role')}
              value={role}
              onChange={setRole}
              options={[
                { value: 'teacher', label: t('firstStart.teacher') },
                { value: 'coach', label: t('firstStart.roleCoach') },
                { value: 'both', label: t('firstStart.both') },
              ]}
            />
            <NewPassphraseField
              label={t('firstStart.passphrase')}
              value={passphrase}
              onChange={setPassphrase}
              strength={strength}
              asked={asked}
            />
            <div className={styles.sheet}>
              <p>{t('firstStart.recovery')}</p>
              <Checkbox isSelected={later} onChange={setLater}>
                {t('firstStart.recoveryLater')}
              </Checkbox>
            </div>
            {error !== undefined && <ErrorNotice error={error} />}
            {(placeReason !== '' || isAboutPlace(error)) && (
              <TextField
                label={t('firstStart.placeReason')}
                hint={t('firstStart.placeReasonHint')}
                value={placeReason}
                onChange={setPlaceReason}
              />
            )}
            <div className={styles.buttons}>
              <Button look="primary" size="large" type="submit" keys="Enter" isPending={isMaking}>
                {isMaking ? t('firstStart.making') : t('firstStart.make')}
              </Button>
              <Button look="link" keys="Esc" onPress={onBack}>
                {t('firstStart.otherDoor')}
              </Button>
            </div>
          </form>
        </div>
      </main>
    </div>
  );
}

type NewOwn = {
  readonly name: string;
  readonly role: AppRole;
  readonly passphrase: string;
  /** "Nu niet. Herinner me eraan op school." */
  readonly later: boolean;
  /** Why it may be where it is copied to other machines; empty where nobody asked. */
  readonly placeReason: string;
};

/** Whether the library would lie where it is copied to other machines: that needs a reason, which is logged. */
function isAboutPlace(error: ErrorPayload | undefined): boolean {
  return error?.code === 'placeSynchronised' || error?.code === 'placeOnNetwork';
}

/** Makes the library, takes the package in, and goes on to what the door promised. */
function useMaking(bundle: OpenedPackage | null) {
  const client = useClient();
  const { go } = useScreen();
  const [isMaking, setMaking] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const make = async ({ name, role, passphrase, later, placeReason }: NewOwn): Promise<void> => {
    if (isMaking) return;
    setMaking(true);
    setError(undefined);
    const answer = await client.call('app.createOwn', {
      ...{ name, role, passphrase },
      ...(placeReason !== '' && { placeReason }),
    });
    if (!answer.ok) {
      setError(answer.error);
      setMaking(false);
      return;
    }
    // who films brings a film; who got a package, or guides others, begins at home
    if (bundle === null && role !== 'coach') go({ at: 'import' });
    if (later) await client.ask('app.changeSettings', { recoverySheet: 'later' });
    if (bundle?.kind === 'release') await client.ask('bundle.import', { path: bundle.path, ...bundle.key });
    if (bundle?.kind === 'home') await client.ask('custody.takeIn', { path: bundle.path, ...bundle.key });
  };
  return { isMaking, error, make };
}
