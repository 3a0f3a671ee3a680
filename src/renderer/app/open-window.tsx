import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client-context.ts';
import { Button } from '../components/controls/button.tsx';
import { useOwnSight } from '../components/copies/use-own-sight.ts';
import { useKeptFocus } from '../components/focus/use-kept-focus.ts';
import { SkipLink } from '../components/frame/skip-link.tsx';
import { type Theme, ThemeArea } from '../components/frame/theme-area.tsx';
import { TitleBar } from '../components/frame/title-bar.tsx';
import { Seal } from '../components/ring/seal.tsx';
import { type Screen, useScreen } from '../stores/screen-store.ts';
import { type Sight, useShownSight, useSight } from '../stores/sight-store.ts';
import { DateQuestion } from './date-question.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FrameButtons } from './frame-buttons.tsx';
import { useDocumentTheme } from './plain-window.tsx';
import { places, ScreenOf, SheetOf } from './screens.tsx';
import { SightSheet } from './sight-sheet.tsx';
import type { AppState } from './stage.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useOfferedFilms } from './use-offered-films.ts';
import { useOpenCommands } from './use-open-commands.ts';
import { useResumedImports } from './use-resumed-imports.ts';
import styles from './window.module.css';
import { windowControlsOf } from './window-controls.ts';

export type OpenWindowProps = {
  readonly state: AppState;
  /** A library is open: what was chosen at the door is over. */
  readonly onOpened: () => void;
  readonly children: ReactNode;
};

/** The window with an open library: tabs, seal, and the screen where the user is. */
export function OpenWindow({ state, onOpened, children }: OpenWindowProps): ReactElement {
  const { t } = useTranslation();
  const { transport } = useClient();
  const { screen, sheet, go, closeSheet } = useScreen();
  const isPractice = state.kind === 'practice';
  const shown = useShownSight();
  // nobody's, so not private either, whatever a screen says of its own material
  const sight: Sight | null =
    isPractice && shown !== null ? { level: 'circle', text: t('sight.practice.seal') } : shown;
  const place = places[screen.at];
  const { tabs, lock, sightShown, showSight } = useOpenCommands(state);
  const theme = themeOf(place.theme, state.settings.theme);
  useDocumentTheme(theme);
  useIdleLock(state.kind === 'own' ? lock : null);
  useResumedImports(state.kind === 'own');
  useOfferedFilms(state.kind === 'own');
  useEffect(onOpened, [onOpened]);
  return (
    <ThemeArea theme={theme} className={styles.window}>
      <SkipLink to={screen.at === 'viewing' ? 'film' : 'screen'}>
        {screen.at === 'viewing' ? t('app.skipToFilm') : t('app.skipToScreen')}
      </SkipLink>
      <div data-region="titleBar">
        <TitleBar
          tabs={tabs}
          current={place.tab}
          onTab={(id) => tabs.find((tab) => tab.id === id)?.run()}
          aside={<FrameButtons isPractice={isPractice} />}
          {...(sight !== null && {
            sight: sight.level,
            seal: <Seal {...sight} onPress={() => showSight(true)} />,
          })}
          {...windowControlsOf(transport.shell)}
        />
      </div>
      <ErrorBoundary
        key={JSON.stringify(screen)}
        fallback={(_error, retry) => (
          <main className={styles.problem}>
            <p>{t('app.screenFailed')}</p>
            <Button look="primary" onPress={retry}>
              {t('app.retry')}
            </Button>
            <Button look="link" onPress={() => go({ at: 'home' })}>
              {t('app.trajectory')}
            </Button>
          </main>
        )}
      >
        <ScreenPlace screen={screen}>
          <ScreenOf screen={screen} role={state.role} />
        </ScreenPlace>
        {sheet !== null && <SheetOf sheet={sheet} onClose={closeSheet} />}
      </ErrorBoundary>
      <SightSheet
        isOpen={sightShown}
        sight={sight}
        isPractice={isPractice}
        onClose={() => showSight(false)}
      />
      {!isPractice && <DateQuestion />}
      {children}
    </ThemeArea>
  );
}

type ScreenPlaceProps = { readonly screen: Screen; readonly children: ReactNode };

/** Where the screen stands. It takes the focus when another screen appears, so that keys and reading go on there. */
function ScreenPlace({ screen, children }: ScreenPlaceProps): ReactElement {
  const { area, bringsMain } = places[screen.at];
  const ref = useRef<HTMLElement>(null);
  const at = `${screen.at} ${screen.at === 'viewing' ? screen.recordingId : ''}`;
  useEffect(() => {
    // a screen that knows a better place has put the focus there itself
    const isElsewhere = ref.current?.contains(document.activeElement) !== true;
    if (at !== '' && isElsewhere) ref.current?.focus({ preventScroll: true });
  }, [at]);
  useKeptFocus(ref);
  // a home and a package show what only she may see; a screen that knows better tells the seal itself
  const own = useOwnSight(null);
  useSight(bringsMain || screen.at === 'import' ? null : own);
  const Part = bringsMain ? 'div' : 'main';
  return (
    <Part
      ref={ref as React.RefObject<HTMLDivElement>}
      id="screen"
      tabIndex={-1}
      data-quiet-focus
      data-key-area={area}
      data-region={bringsMain ? undefined : 'main'}
      className={styles.screen}
    >
      {children}
    </Part>
  );
}

function themeOf(usual: Theme, wished: AppState['settings']['theme']): Theme {
  return wished === 'byScreen' || usual === 'theater' ? usual : wished;
}
