import type errors from '../../shared/i18n/errors.nl.json';
import type gallery from '../gallery/i18n/nl.json';
import type { words } from './words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'product';
    resources: {
      product: typeof words.nl;
      errors: typeof errors;
      /** Only there in the gallery. */
      gallery: typeof gallery;
    };
  }
}
