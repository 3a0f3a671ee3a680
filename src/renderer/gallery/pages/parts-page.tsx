import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/controls/choice.tsx';
import { SkipLink } from '../../components/frame/skip-link.tsx';
import { languages } from '../../i18n/create-i18n.ts';
import { BeadSection } from '../sections/bead-section.tsx';
import { ControlSection } from '../sections/control-section.tsx';
import { FrameSection } from '../sections/frame-section.tsx';
import { RingSection } from '../sections/ring-section.tsx';
import { TokenSection } from '../sections/token-section.tsx';
import { ViewingSection } from '../sections/viewing-section.tsx';
import { type PageProps, pages, textSizes, themes, writeSettings } from '../settings.ts';
import styles from './pages.module.css';

/** Every component in every state, with the settings that change how they look. */
export function PartsPage({ settings, onSettings }: PageProps): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <>
      <SkipLink to="ring">{t('page.skip')}</SkipLink>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('page.title')}</h1>
        <div className={styles.settings}>
          <Choice
            label={t('settings.theme')}
            size="small"
            value={settings.theme}
            onChange={(theme) => onSettings({ ...settings, theme })}
            options={themes.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
          <Choice
            label={t('settings.language')}
            size="small"
            value={settings.language}
            onChange={(language) => onSettings({ ...settings, language })}
            options={languages.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
          <Choice
            label={t('settings.size')}
            size="small"
            value={settings.size}
            onChange={(size) => onSettings({ ...settings, size })}
            options={textSizes.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
          <Choice
            label={t('settings.contrast')}
            size="small"
            value={settings.contrast}
            onChange={(contrast) => onSettings({ ...settings, contrast })}
            options={(['plain', 'more'] as const).map((value) => ({
              value,
              label: t(`settings.contrast-${value}`),
            }))}
          />
          <Choice
            label={t('settings.motion')}
            size="small"
            value={settings.motion}
            onChange={(motion) => onSettings({ ...settings, motion })}
            options={(['plain', 'less'] as const).map((value) => ({
              value,
              label: t(`settings.motion-${value}`),
            }))}
          />
        </div>
        <nav aria-label={t('page.screens')}>
          <ul className={styles.links}>
            {pages.map((page) => (
              <li key={page}>
                <a className={styles.link} href={writeSettings({ ...settings, page })}>
                  {t(`pages.${page}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main className={styles.parts}>
        <RingSection />
        <BeadSection />
        <ControlSection />
        <ViewingSection />
        <FrameSection />
        <TokenSection />
      </main>
    </>
  );
}
