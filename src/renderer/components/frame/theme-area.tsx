import { createContext, type ReactElement, type ReactNode, type Ref, useContext } from 'react';

/** `daglicht` is light, for the work screens; `theater` is dark, where a film is watched. */
export type Theme = 'daglicht' | 'theater';

const ThemeContext = createContext<Theme>('daglicht');

export type ThemeAreaProps = {
  readonly theme: Theme;
  readonly className?: string | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
};

/**
 * A part of the page in one theme. Whatever opens over the page (lists, dialogs) is put at the end of the document, and
 * takes its theme from here.
 */
export function ThemeArea({ theme, className, children, ref }: ThemeAreaProps): ReactElement {
  return (
    <ThemeContext value={theme}>
      <div ref={ref} data-theme={theme} className={className}>
        {children}
      </div>
    </ThemeContext>
  );
}

/** The theme of the part of the page that a component stands in. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
