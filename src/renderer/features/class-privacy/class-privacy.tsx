import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './class-privacy.module.css';
import { type PrivacySectionId, sections } from './sections.ts';
import { useBeginAt } from './use-begin-at.ts';
import { useSectionInView } from './use-section-in-view.ts';

export type ClassPrivacyProps = {
  /** The section to begin at, instead of the first. */
  readonly section?: PrivacySectionId;
};

/** Klas en privacy: everything about the class, keeping and keys in one scroll, with an index at the left. */
export function ClassPrivacy({ section }: ClassPrivacyProps): ReactElement {
  const { t } = useTranslation();
  const content = useRef<HTMLDivElement>(null);
  const [current, show] = useSectionInView(content);
  useBeginAt(content, section, show);
  return (
    <div className={styles.screen}>
      <nav className={styles.index} aria-labelledby="class-privacy-title">
        <h1 id="class-privacy-title" className={styles.title}>
          {t('classPrivacy.title')}
        </h1>
        <ul>
          {sections.map(({ id }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.entry}
                aria-current={id === current ? 'true' : undefined}
                onClick={() => show(id)}
              >
                {t(`classPrivacy.sections.${id}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div ref={content} className={styles.content}>
        {sections.map(({ id, Content }) => (
          <section
            key={id}
            data-section={id}
            aria-labelledby={`class-privacy-${id}`}
            className={styles.section}
          >
            <h2 id={`class-privacy-${id}`} tabIndex={-1} data-quiet-focus className={styles.heading}>
              {t(`classPrivacy.sections.${id}`)}
            </h2>
            <Content />
          </section>
        ))}
      </div>
    </div>
  );
}
