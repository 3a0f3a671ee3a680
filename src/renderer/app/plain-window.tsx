import { type ReactElement, type ReactNode, useLayoutEffect } from 'react';
import { useClient } from '../api/client-context.ts';
import { keepFocus } from '../components/focus/keep-focus.ts';
import { type Theme, ThemeArea } from '../components/frame/theme-area.tsx';
import { TitleBar } from '../components/frame/title-bar.tsx';
import type { SightLevel } from '../components/ring/seal-glyph.tsx';
import styles from './window.module.css';
import { windowControlsOf } from './window-controls.ts';

export type PlainWindowProps = {
  readonly theme: Theme;
  /** Colours the line at the top. */
  readonly sight?: SightLevel;
  /** At the right of the bar: what works here. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
};

/** The window where nothing is open: no tabs, no seal. */
export function PlainWindow({ theme, sight, aside, children }: PlainWindowProps): ReactElement {
  const client = useClient();
  useDocumentTheme(theme);
  return (
    <ThemeArea theme={theme} className={styles.window}>
      <TitleBar
        {...(sight !== undefined && { sight })}
        aside={aside}
        {...windowControlsOf(client.transport.shell)}
      />
      <div ref={keepFocus} className={styles.screen}>
        {children}
      </div>
    </ThemeArea>
  );
}

/** The ground of the page itself, which shows where a screen is shorter than the window. */
export function useDocumentTheme(theme: Theme): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
