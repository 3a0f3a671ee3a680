import { type ReactElement, useState } from 'react';
import type { AppRole, AppSettings } from '../../../shared/model/settings.ts';
import { useCommandHandlers } from '../../commands/desk-context.ts';
import type { OpenedPackage } from '../../package/opened-package.ts';
import { BundleStep } from './bundle-step.tsx';
import { DoorsStep } from './doors-step.tsx';
import { OwnStep } from './own-step.tsx';

export type FirstStartProps = {
  readonly settings: AppSettings;
  /** Back to the lock, where a library is there already. */
  readonly onBack: (() => void) | null;
};

type Step =
  | { readonly at: 'doors' }
  | { readonly at: 'bundle' }
  | { readonly at: 'own'; readonly role: AppRole; readonly bundle: OpenedPackage | null };

/** Eerste start: three doors, and behind two of them a name and a wachtzin. */
export function FirstStart({ settings, onBack }: FirstStartProps): ReactElement {
  const [step, setStep] = useState<Step>({ at: 'doors' });
  const back = step.at === 'doors' ? onBack : () => setStep({ at: 'doors' });
  useCommandHandlers(back === null ? {} : { 'app.up': { run: back, inFields: true } });
  switch (step.at) {
    case 'doors':
      return (
        <DoorsStep
          settings={settings}
          onBundle={() => setStep({ at: 'bundle' })}
          onOwn={(role) => setStep({ at: 'own', role, bundle: null })}
          onBack={onBack}
        />
      );
    case 'bundle':
      return (
        <BundleStep
          onBack={() => setStep({ at: 'doors' })}
          onOpened={(bundle) => setStep({ at: 'own', role: settings.role, bundle })}
        />
      );
    case 'own':
      return <OwnStep role={step.role} bundle={step.bundle} onBack={() => setStep({ at: 'doors' })} />;
  }
}
