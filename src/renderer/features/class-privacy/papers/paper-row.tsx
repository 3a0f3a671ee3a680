import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { Pupil } from '../../../../shared/model/trajectory.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { SaveAsFile } from '../../../components/saving/save-as-file.tsx';
import styles from './papers-section.module.css';

export type PaperRowProps = {
  readonly listed: OutputOf<'papers.list'>['papers'][number];
  /** Whether this shell makes a PDF. */
  readonly pdf: boolean;
  /** Whom the paper is about, if it is about one. */
  readonly pupil?: Pick<Pupil, 'id' | 'number'>;
};

/** One paper, to print or to save. Its name and what it is for are Dutch, as the paper is. */
export function PaperRow({ listed, pdf, pupil }: PaperRowProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { paperUrl } = client.transport.shell;
  const { paper, title, about, fileName } = listed;
  const asked = pupil === undefined ? { paper } : { paper, pupilId: pupil.id };
  const name = pupil === undefined ? fileName : `${fileName}-l${pupil.number}`;
  const as = pdf ? 'pdf' : 'html';
  return (
    <li className={styles.paper}>
      <div lang="nl">
        <b id={`paper-${paper}`}>{title}</b>
        <p className={styles.about}>{about}</p>
      </div>
      <div className={styles.actions}>
        {paperUrl !== null && <PrintButton url={paperUrl(paper, pupil?.id)} title={title} />}
        <SaveAsFile
          label={t(pdf ? 'saving.asPdf' : 'saving.asFile')}
          about={title}
          suggestedName={`${name}.${as}`}
          onSave={(target) => client.call('papers.export', { ...asked, target, as })}
        />
      </div>
    </li>
  );
}

/** Opens the paper beside this window and its print dialog; it closes when this part of the screen goes, as when it locks. */
function PrintButton({ url, title }: { readonly url: string; readonly title: string }): ReactElement {
  const { t } = useTranslation();
  const opened = useRef<Window | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  useEffect(() => () => opened.current?.close(), []);
  const print = (): void => {
    opened.current?.close();
    const beside = window.open(url, '_blank');
    opened.current = beside;
    setRefused(beside === null ? { code: 'windowRefused', params: {} } : undefined);
    beside?.addEventListener('load', () => beside.print());
  };
  return (
    <>
      <Button onPress={print} aria-label={t('classPrivacy.papers.printOf', { title })}>
        {t('classPrivacy.papers.print')}
      </Button>
      {refused !== undefined && <ErrorNotice error={refused} />}
    </>
  );
}
