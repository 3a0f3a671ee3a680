import i18next, { type TFunction } from 'i18next';
import errorsEn from '../../shared/i18n/errors.en.json' with { type: 'json' };
import errorsNl from '../../shared/i18n/errors.nl.json' with { type: 'json' };
import commandLineEn from './words.en.json' with { type: 'json' };
import commandLineNl from './words.nl.json' with { type: 'json' };

export type Language = 'nl' | 'en';

/** Key of a text of the command line; Dutch is the source, so its file decides which keys there are. */
export type WordKey = keyof typeof commandLineNl;

/** The texts of the command line in one language. */
export interface Words {
  say(key: WordKey, places?: Readonly<Record<string, string | number>>): string;
  error(code: string, places?: Readonly<Record<string, string | number>>): string;
}

/** Dutch unless `KIJKKRING_LANG` or an argument `--lang en` says otherwise. */
export function chosenLanguage(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = args.indexOf('--lang');
  const asked = at >= 0 ? args[at + 1] : environment.KIJKKRING_LANG;
  return asked === 'en' ? 'en' : 'nl';
}

export async function loadWords(language: Language): Promise<Words> {
  const t: TFunction = await i18next.createInstance().init({
    lng: language,
    fallbackLng: 'nl',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    ns: ['commandLine', 'errors'],
    defaultNS: 'commandLine',
    resources: {
      nl: { commandLine: commandLineNl, errors: errorsNl },
      en: { commandLine: commandLineEn, errors: errorsEn },
    },
  });
  return {
    say: (key, places) => t(key, { ...places }),
    error: (code, places) => t(code, { ...places, ns: 'errors' }),
  };
}
