import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { announce } from '../../../components/frame/live-region.tsx';
import { MarkToast } from '../../../components/viewing/mark-toast.tsx';
import { spokenMediaTime } from '../../../i18n/media-time.ts';
import { itemOf } from '../facts.ts';
import { useNames, useViewing } from '../viewing-context.ts';
import type { Toast } from '../work/toasts.ts';
import { NoticeToast } from './notice-toast.tsx';
import { OpenedMark } from './opened-mark.tsx';

/** What was just done, with the way back; or what has to come first. */
export function FilmToast(): ReactElement | null {
  const { toasts } = useViewing();
  const toast = useStore(toasts.state, (state) => state.toast);
  useSpoken(toast);
  if (toast === null) return null;
  const isOpened = toast.kind === 'mark' && toast.because === 'opened';
  return (
    <div data-passing={!isOpened || undefined}>
      {toast.kind === 'mark' || toast.kind === 'running' ? (
        <MarkOrRunning toast={toast} />
      ) : (
        <NoticeToast toast={toast} />
      )}
    </div>
  );
}

type MarkOrRunningProps = { readonly toast: Extract<Toast, { kind: 'mark' | 'running' }> };

function MarkOrRunning({ toast }: MarkOrRunningProps): ReactElement | null {
  const { facts, history, tagging } = useViewing();
  const { t } = useTranslation();
  const names = useNames();
  const open = useStore(tagging.state, (state) => state.open);
  const code = toast.kind === 'mark' ? toast.annotation.itemCode : toast.code;
  const item = itemOf(facts.guides, code);
  if (item === undefined) return null;
  if (toast.kind === 'running') {
    const running = open.find((one) => one.item.code === code);
    return (
      <MarkToast
        cluster={item.cluster}
        item={t('viewing.runs', { item: names.item(item) })}
        pupil={names.pupil(running?.pupilId ?? null)}
        atUs={toast.startUs}
        onUndo={() => tagging.cancel(code)}
      />
    );
  }
  const { annotation, because } = toast;
  if (because === 'opened') return <OpenedMark annotationId={annotation.id} />;
  const label = names.item(item);
  return (
    <MarkToast
      key={annotation.id}
      cluster={item.cluster}
      item={because === 'wentBack' ? t('viewing.endedGoingBack', { item: label }) : label}
      pupil={names.pupil(annotation.pupilId)}
      atUs={because === 'wentBack' ? (annotation.endUs ?? annotation.startUs) : annotation.startUs}
      onUndo={() => history.undo()}
    />
  );
}

/** Says the toast aloud, once for each. */
function useSpoken(toast: Toast | null): void {
  const { t } = useTranslation();
  const { facts } = useViewing();
  const names = useNames();
  const words = ((): string | null => {
    if (toast === null) return null;
    const at = (us: number): string => spokenMediaTime(t, us);
    const label = (code: string): string => {
      const item = itemOf(facts.guides, code);
      return item === undefined ? code : names.item(item);
    };
    switch (toast.kind) {
      case 'mark': {
        const { itemCode, pupilId, startUs, endUs } = toast.annotation;
        const text =
          toast.because === 'wentBack'
            ? t('viewing.endedGoingBack', { item: label(itemCode) })
            : label(itemCode);
        const us = toast.because === 'wentBack' ? (endUs ?? startUs) : startUs;
        return [text, names.pupil(pupilId), at(us)].filter((part) => part !== undefined).join(', ');
      }
      case 'running':
        return `${t('viewing.runs', { item: label(toast.code) })}, ${at(toast.startUs)}`;
      case 'highlight':
        return `${t('viewing.command.highlight')}, ${at(toast.highlight.atUs)}`;
      case 'fragment':
        return `${t('viewing.fragmentKept')}, ${at(toast.fragment.inUs)}`;
      case 'note':
        return `${t('viewing.noteKept')}, ${at(toast.note.atUs)}`;
      case 'refusal':
        return t(`viewing.refusal.${toast.why}`);
    }
  })();
  // a new toast with the words of the one before is said again
  useEffect(() => {
    if (toast !== null && words !== null) announce(words);
  }, [toast, words]);
}
