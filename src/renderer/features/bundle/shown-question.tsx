import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { useRecords } from '../../stores/use-records.ts';
import { ShownForm } from './shown-form.tsx';
import styles from './shown-question.module.css';

/**
 * Lieten jullie dit zien? Asked from the day of the meeting on, as long as there is something that can have been shown. One row above the
 * package, which may still have to be made that day; it opens where the answer is given.
 */
export function ShownQuestion({ meetingId }: { readonly meetingId: string }): ReactElement | null {
  const { t } = useTranslation();
  const options = useRecords('showing.options', { meetingId }).value?.fragments ?? [];
  const noted = useRecords('showing.list', { meetingId }).value ?? [];
  const [answering, setAnswering] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  if (options.length === 0 && noted.length === 0) return null;
  const open = options.filter(({ fragmentId }) => !noted.some((one) => one.fragmentIds.includes(fragmentId)));
  const shown = noted.flatMap((one) => one.fragmentIds).length;
  const close = (): void => {
    setAnswering(false);
    // what had the focus is gone
    title.current?.focus();
  };
  return (
    <section className={styles.shown} aria-labelledby="shown-question">
      <div className={styles.row}>
        <div>
          <h2 id="shown-question" className={styles.title} ref={title} tabIndex={-1}>
            {t('bundle.shown.title')}
          </h2>
          <p role="status" className={styles.intro}>
            {shown > 0 ? t('bundle.shown.noted', { count: shown }) : t('bundle.shown.intro')}
          </p>
        </div>
        {open.length > 0 && !answering && (
          <Button onPress={() => setAnswering(true)}>{t('bundle.shown.answer')}</Button>
        )}
      </div>
      {open.length > 0 && answering && <ShownForm meetingId={meetingId} options={open} onClose={close} />}
    </section>
  );
}
