import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client-context.ts';
import { Button } from '../components/controls/button.tsx';
import { DayField } from '../components/controls/day-field.tsx';
import { Dialog } from '../components/frame/dialog.tsx';
import { useRecords } from '../stores/use-records.ts';

/** Asks which day it is when the clock of this machine jumped: nothing is destroyed before the answer (DECISIONS 23). */
export function DateQuestion(): ReactElement | null {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const question = useRecords('retention.get', {}).value?.dateQuestion ?? null;
  const [other, setOther] = useState<string>();
  if (question === null) return null;
  const whole = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' });
  const dayOf = (isoDate: string): string => whole.format(new Date(`${isoDate}T00:00:00Z`));
  const answer = (day: string): void => void client.ask('retention.confirmDate', { day });
  return (
    <Dialog
      isOpen
      // it waits for an answer
      onClose={() => undefined}
      title={t('dateQuestion.title', { day: dayOf(question.clockDay) })}
      actions={
        other === undefined ? (
          <>
            <Button onPress={() => setOther(question.confirmedDay)}>{t('dateQuestion.no')}</Button>
            <Button look="primary" onPress={() => answer(question.clockDay)}>
              {t('dateQuestion.yes')}
            </Button>
          </>
        ) : (
          <Button look="primary" closed={other === ''} onPress={() => other !== '' && answer(other)}>
            {t('dateQuestion.keep')}
          </Button>
        )
      }
    >
      <p>{t('dateQuestion.why', { last: dayOf(question.confirmedDay) })}</p>
      {other !== undefined && <DayField label={t('dateQuestion.field')} value={other} onChange={setOther} />}
    </Dialog>
  );
}
