import { type ReactElement, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { fallSilent, LiveRegion } from '../components/frame/live-region.tsx';
import { createI18n } from '../i18n/create-i18n.ts';
import { LanguageArea } from '../i18n/language-area.tsx';
import { useRecords } from '../stores/use-records.ts';
import { BlackOut } from './black-out.tsx';
import { Problems } from './problems.tsx';
import { Providers } from './providers.tsx';
import type { Services } from './services.ts';
import { Stage } from './stage.tsx';
import { useLook } from './use-look.ts';
import { useWindowKeys } from './use-window-keys.ts';

export type AppProps = { readonly services: Services };

/** The whole of one window. */
export function App({ services }: AppProps): ReactElement {
  return (
    <Providers services={services}>
      <Window services={services} />
    </Providers>
  );
}

function Window({ services }: AppProps): ReactElement {
  const { value: state, error } = useRecords('app.state', {});
  const language = state?.settings.language ?? 'nl';
  const words = useMemo(() => createI18n(language), [language]);
  useLook(state?.settings);
  useWindowKeys(services.desk);
  const isDrawn = useStore(services.curtain.state, ({ drawn }) => drawn);
  const isShut = isDrawn || state?.libraryOpen !== true;
  // before the lock is painted: what was said last is of the library too
  useLayoutEffect(() => {
    if (isShut) fallSilent();
  }, [isShut]);
  return (
    <LanguageArea words={words} language={language}>
      <Stage state={state} error={error} />
      <Problems />
      <BlackOut />
      <LiveRegion />
    </LanguageArea>
  );
}
