import type { i18n } from 'i18next';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import type { Language } from './create-i18n.ts';

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

export type LanguageAreaProps = {
  readonly words: i18n;
  readonly language: Language;
  readonly children: ReactNode;
};

/** Gives the language to our own texts, to React Aria's, and to the document. */
export function LanguageArea({ words, language, children }: LanguageAreaProps): ReactElement {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nextProvider i18n={words}>
      <I18nProvider locale={locales[language]}>{children}</I18nProvider>
    </I18nextProvider>
  );
}
