import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import errorsEn from '../../shared/i18n/errors.en.json' with { type: 'json' };
import errorsNl from '../../shared/i18n/errors.nl.json' with { type: 'json' };
import { words } from './words.ts';

/** The languages of the interface; Dutch is the one that is written first. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** Words that a page brings beside those of the product. */
export type ExtraWords = Readonly<Record<Language, ResourceLanguage>>;

const noWords: ExtraWords = { nl: {}, en: {} };

/** The words of the interface, all at hand: nothing is loaded later, and a missing key throws while developing. */
export function createI18n(language: Language, extra: ExtraWords = noWords): i18n {
  const instance = createInstance({
    lng: language,
    fallbackLng: 'nl',
    supportedLngs: [...languages],
    ns: ['product', 'errors', ...Object.keys(extra.nl)],
    defaultNS: 'product',
    resources: {
      nl: { product: words.nl, errors: errorsNl, ...extra.nl },
      en: { product: words.en, errors: errorsEn, ...extra.en },
    },
    // React writes texts as texts
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  void instance.use(initReactI18next).init();
  return instance;
}
