import type errors from '../../shared/i18n/errors.nl.json';
import type gallery from '../gallery/i18n/nl.json';
import type product from './nl.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'product';
    resources: {
      product: typeof product;
      errors: typeof errors;
      /** Only there in the gallery. */
      gallery: typeof gallery;
    };
  }
}
