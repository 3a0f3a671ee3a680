import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { Sheet } from '../../components/frame/sheet.tsx';
import { TargetChoice } from '../../components/saving/target-choice.tsx';
import { SealState } from './seal-state.tsx';
import type { SealJob } from './use-seal-job.ts';
import styles from './watch-along.module.css';

export type SealSheetProps = {
  readonly title: string;
  readonly intro: string;
  readonly seal: SealJob;
  /** On the button that makes it, and whether all was chosen. */
  readonly label: string;
  readonly isReady: boolean;
  readonly onSeal: () => void;
  readonly onClose: () => void;
  /** Where the file comes to stand. */
  readonly suggestedName: string;
  readonly target: string | null;
  readonly onTarget: (target: string | null) => void;
  /** What is said when it stands there. */
  readonly done: readonly string[];
  /** What keeps it from being made, beside the buttons. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
};

/** A package for one person: what goes in, where it is put, how far it is, and what to do with it afterwards. */
export function SealSheet(props: SealSheetProps): ReactElement {
  const { title, intro, seal, label, isReady, onSeal, onClose } = props;
  const { suggestedName, target, onTarget, done, hint, children } = props;
  const { t } = useTranslation();
  const isDone = seal.state === 'done';
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={title}
      intro={intro}
      footer={
        <div className={styles.buttons}>
          {hint}
          {!isDone && (
            <Button look="primary" closed={!isReady} isPending={seal.state === 'running'} onPress={onSeal}>
              {label}
            </Button>
          )}
          <Button onPress={onClose}>{isDone ? t('app.close') : t('watchAlongSheet.notNow')}</Button>
        </div>
      }
    >
      <div className={styles.body}>
        {children}
        {!isDone && <TargetChoice suggestedName={suggestedName} value={target} onChange={onTarget} />}
        <SealState seal={seal} done={done} />
      </div>
    </Sheet>
  );
}
