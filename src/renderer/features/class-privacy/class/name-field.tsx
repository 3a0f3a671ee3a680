import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pupil } from '../../../../shared/model/trajectory.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';

/** The first name of a pupil in the separate list; empty takes it out. */
export function NameField({ pupil }: { readonly pupil: Pupil }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const stored = pupil.firstName ?? '';
  const [typed, setTyped] = useState(stored);
  const firstName = typed.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void client.ask('pupil.rename', {
          pupilId: pupil.id,
          firstName: firstName === '' ? null : firstName,
        });
      }}
    >
      <TextField
        label={t('classPrivacy.class.nameOf', { number: pupil.number })}
        value={typed}
        onChange={setTyped}
        maxLength={200}
        {...(firstName !== stored && {
          beside: (
            <Button type="submit" size="small">
              {t('classPrivacy.class.save')}
            </Button>
          ),
        })}
      />
    </form>
  );
}
