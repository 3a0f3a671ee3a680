import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Kbd } from '../../../components/controls/kbd.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { useViewing } from '../viewing-context.ts';
import { fragmentOf } from './fragment-of.ts';
import { FragmentRow } from './fragment-row.tsx';
import styles from './moment-column.module.css';
import { MomentRow } from './moment-row.tsx';

/** Beside the film the first time: the mooie momenten, and what was made of them. */
export function MomentColumn(): ReactElement {
  const { t } = useTranslation();
  const { facts, film, markable } = useViewing();
  const guide = useCommand('viewing.guide');
  const propose = useCommand('viewing.propose');
  const { highlights, fragments, notes } = facts;
  // those that came from a moment stand there already
  const others = fragments.filter(
    (fragment) => !highlights.some((highlight) => fragmentOf(highlight, fragments) === fragment),
  );
  return (
    <aside className={styles.column} aria-labelledby="moments" data-region="moments">
      <h2 id="moments">{t('viewing.moments')}</h2>
      {facts.gone === null && (
        <p className={styles.how}>{markable ? t('viewing.momentsHow') : t('viewing.notCountedYet')}</p>
      )}
      {facts.gone === null && facts.recording.cutShort !== null && (
        <p className={styles.how}>
          {t('viewing.cutShort', { end: formatMediaTime(facts.recording.durationUs) })}
        </p>
      )}
      {highlights.length > 0 && (
        <ul className={styles.list}>
          {highlights.map((highlight) => (
            <MomentRow key={highlight.id} highlight={highlight} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('viewing.fragments')}</h3>
          <ul className={styles.list}>
            {others.map((fragment) => (
              <FragmentRow key={fragment.id} fragment={fragment} number={fragments.indexOf(fragment) + 1} />
            ))}
          </ul>
        </>
      )}
      {facts.ownerName !== null && fragments.length > 0 && (
        <div className={styles.propose}>
          <Button keys={propose.keys ?? ''} onPress={propose.run}>
            {t('viewing.proposeTo', { name: facts.ownerName })}
          </Button>
        </div>
      )}
      {notes.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('viewing.notes')}</h3>
          <ul className={styles.list}>
            {notes.map(({ id, atUs, text }) => (
              <li key={id} className={styles.note}>
                <button type="button" className={styles.noteTime} onClick={() => film.seek(atUs)}>
                  {formatMediaTime(atUs)}
                </button>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.quiet}>
        <p>{t('viewing.justWatch')}</p>
        <p>{t('viewing.chooseLater')}</p>
        <button type="button" className={styles.guide} onClick={guide.run} aria-keyshortcuts="Control+K">
          {t('viewing.guideToo')}
          <Kbd keys={guide.keys ?? ''} size="small" silent />
        </button>
      </div>
    </aside>
  );
}
