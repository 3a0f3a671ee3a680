/** The few words that stand in a dialog of the system, which is in the language of the system itself. */
export type DialogWords = { readonly films: string; readonly bundles: string; readonly allFiles: string };

const dutch: DialogWords = { films: 'Films', bundles: 'Pakketten van Kijkkring', allFiles: 'Alle bestanden' };
const english: DialogWords = { films: 'Films', bundles: 'Kijkkring bundles', allFiles: 'All files' };

/** @param locale of the system, such as `nl-NL` */
export function dialogWords(locale: string): DialogWords {
  return locale.startsWith('nl') ? dutch : english;
}
