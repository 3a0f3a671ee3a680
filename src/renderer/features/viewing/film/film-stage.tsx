import { memo, type ReactElement, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Kbd } from '../../../components/controls/kbd.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useFilmState, useWork } from '../viewing-context.ts';
import styles from './film-stage.module.css';
import { FilmToast } from './film-toast.tsx';
import { FragmentCorner } from './fragment-corner.tsx';
import { NoteEntry } from './note-entry.tsx';
import { RunningQuestion } from './running-question.tsx';
import { SubtitleLine } from './subtitle-line.tsx';

export type FilmStageProps = {
  /** The picture itself. */
  readonly children: ReactNode;
};

/** The film with what stands over it for a moment. */
export const FilmStage = memo(function FilmStage({ children }: FilmStageProps): ReactElement {
  const { t } = useTranslation();
  const { looks, jotting, tagging, changes } = useWork();
  const hidden = useStore(looks.state, (state) => state.hidden);
  const writes = useStore(jotting.state, (state) => state.noteAtUs !== null);
  const asked = useStore(tagging.state, (state) => state.asked);
  const error = useStore(changes.state, (state) => state.error);
  const broken = useFilmState((state) => state.broken);
  const stuck = useFilmState((state) => state.stuck);
  return (
    <section
      id="film"
      tabIndex={-1}
      data-quiet-focus
      data-region="film"
      className={styles.stage}
      aria-label={t('viewing.film')}
    >
      <div className={styles.picture} data-hidden={hidden || undefined}>
        {children}
      </div>
      {broken && <p className={styles.hiddenLine}>{t('viewing.broken')}</p>}
      {stuck && (
        <p className={styles.hiddenLine} role="status">
          {t('viewing.stuck')}
        </p>
      )}
      {hidden && (
        <p className={styles.hiddenLine} role="status">
          <Trans
            i18nKey="viewing.hidden"
            components={{ key: <Kbd keys={t('viewing.hideKey')} size="small" /> }}
          />
        </p>
      )}
      {!hidden && <SubtitleLine />}
      <FragmentCorner />
      <div className={styles.corner}>
        {error !== null && <ErrorNotice error={error} />}
        {asked !== null && <RunningQuestion asked={asked} />}
        {writes ? <NoteEntry /> : asked === null && <FilmToast />}
      </div>
    </section>
  );
});
