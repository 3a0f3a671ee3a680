import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { LiveRegion } from '../components/frame/live-region.tsx';
import { ThemeArea } from '../components/frame/theme-area.tsx';
import { createI18n } from '../i18n/create-i18n.ts';
import { LanguageArea } from '../i18n/language-area.tsx';
import en from './i18n/en.json' with { type: 'json' };
import nl from './i18n/nl.json' with { type: 'json' };
import { FirstStartPage } from './pages/first-start-page.tsx';
import { ImportPage } from './pages/import-page.tsx';
import { LockPage } from './pages/lock-page.tsx';
import { PartsPage } from './pages/parts-page.tsx';
import { RoundsPage } from './pages/rounds-page.tsx';
import { SheetPage } from './pages/sheet-page.tsx';
import { ThreadPage } from './pages/thread-page.tsx';
import { TimelinePage } from './pages/timeline-page.tsx';
import { ViewingPage } from './pages/viewing-page.tsx';
import { type GalleryPage, type PageProps, readSettings, writeSettings } from './settings.ts';

/** All components in all states, and the screens of the design that they make up. */
export function Gallery(): ReactElement {
  const [settings, setSettings] = useState(() => readSettings(window.location.search));
  const { language } = settings;
  const words = useMemo(() => createI18n(language, { nl: { gallery: nl }, en: { gallery: en } }), [language]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = settings.theme;
    dataset.textSize = settings.size;
    dataset.contrast = settings.contrast;
    dataset.motion = settings.motion;
    window.history.replaceState(null, '', writeSettings(settings));
  }, [settings]);
  const Page = pageOf[settings.page];
  return (
    <LanguageArea words={words} language={language}>
      <ThemeArea theme={settings.theme}>
        <Page settings={settings} onSettings={setSettings} />
        <LiveRegion />
      </ThemeArea>
    </LanguageArea>
  );
}

const pageOf: Readonly<Record<GalleryPage, (props: PageProps) => ReactElement>> = {
  parts: PartsPage,
  firstStart: FirstStartPage,
  lock: LockPage,
  thread: ThreadPage,
  viewing: ViewingPage,
  sheet: SheetPage,
  import: ImportPage,
  rounds: RoundsPage,
  timeline: TimelinePage,
};
