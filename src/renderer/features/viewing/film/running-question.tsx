import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { announce } from '../../../components/frame/live-region.tsx';
import { MarkToast } from '../../../components/viewing/mark-toast.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { itemOf } from '../facts.ts';
import { useNames, useViewing } from '../viewing-context.ts';

export type RunningQuestionProps = { readonly asked: { readonly code: string; readonly atUs: number } };

/** A duration that is over its maximum, asked about at a pause; it is never cut. */
export function RunningQuestion({ asked }: RunningQuestionProps): ReactElement | null {
  const { t } = useTranslation();
  const { facts, tagging } = useViewing();
  const names = useNames();
  const item = itemOf(facts.guides, asked.code);
  const words = item === undefined ? '' : t('viewing.stillRuns', { item: names.item(item) });
  useEffect(() => {
    if (words !== '') announce(words);
  }, [words]);
  if (item === undefined) return null;
  return (
    <MarkToast
      cluster={item.cluster}
      item={words}
      atUs={asked.atUs}
      onUndo={() => tagging.cancel(asked.code)}
      question={
        <>
          <Button size="small" onPress={() => tagging.answer(true)}>
            {t('viewing.yes')}
          </Button>
          <Button size="small" onPress={() => tagging.answer(false)}>
            {t('viewing.stopAt', { time: formatMediaTime(asked.atUs) })}
          </Button>
        </>
      }
    />
  );
}
