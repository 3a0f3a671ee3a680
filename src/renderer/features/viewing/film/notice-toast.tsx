import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreeEnter } from '../../../commands/use-free-enter.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import type { IconName } from '../../../components/icon-shapes.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { useViewing } from '../viewing-context.ts';
import type { Toast } from '../work/toasts.ts';
import styles from './notice-toast.module.css';

type Notice = Exclude<Toast, { kind: 'mark' | 'running' }>;

export type NoticeToastProps = { readonly toast: Notice };

const icons: Readonly<Record<Notice['kind'], IconName>> = {
  highlight: 'heart',
  fragment: 'beginFragment',
  note: 'note',
  refusal: 'warning',
};

/** A mooi moment, fragment or note that was kept; or what has to come first. */
export function NoticeToast({ toast }: NoticeToastProps): ReactElement {
  const { t } = useTranslation();
  const { history, clipping } = useViewing();
  const { words, atUs } = useNoticeWords(toast);
  const enterNames = useFreeEnter();
  return (
    <div className={styles.toast} data-kind={toast.kind}>
      <Icon name={icons[toast.kind]} size={20} />
      <span>
        <b>{words}</b>
      </span>
      {atUs !== undefined && <span className={styles.time}>{formatMediaTime(atUs)}</span>}
      {toast.kind === 'fragment' && (
        <Button
          look="quietLink"
          size="small"
          {...(enterNames && { keys: 'Enter' })}
          onPress={() => clipping.select(toast.fragment.id, true)}
        >
          {t('viewing.giveName')}
        </Button>
      )}
      {toast.kind !== 'refusal' && (
        <button type="button" className={styles.undo} onClick={() => history.undo()}>
          {t('toast.undo')}
        </button>
      )}
    </div>
  );
}

function useNoticeWords(toast: Notice): { readonly words: string; readonly atUs?: number } {
  const { t } = useTranslation();
  switch (toast.kind) {
    case 'highlight':
      return { words: t('viewing.command.highlight'), atUs: toast.highlight.atUs };
    case 'fragment':
      return { words: t('viewing.fragmentKept'), atUs: toast.fragment.inUs };
    case 'note':
      return { words: t('viewing.noteKept'), atUs: toast.note.atUs };
    case 'refusal':
      return { words: t(`viewing.refusal.${toast.why}`) };
  }
}
