import { type Language, languages } from '../i18n/create-i18n.ts';

export const themes = ['daglicht', 'theater'] as const;
export const textSizes = ['plain', 'larger', 'largest'] as const;
export const pages = [
  'parts',
  'firstStart',
  'lock',
  'thread',
  'viewing',
  'sheet',
  'import',
  'rounds',
  'timeline',
] as const;

export type GalleryPage = (typeof pages)[number];

/** What the page shows, kept in its address so that a test and a bookmark can ask for it. */
export type Settings = {
  readonly page: GalleryPage;
  readonly theme: (typeof themes)[number];
  readonly language: Language;
  readonly size: (typeof textSizes)[number];
  readonly contrast: 'plain' | 'more';
  readonly motion: 'plain' | 'less';
};

/** Settings from an address such as `?page=lock&theme=theater`; what is missing or unknown gets the first choice. */
export function readSettings(search: string): Settings {
  const asked = new URLSearchParams(search);
  const pick = <T extends string>(name: string, options: readonly [T, ...T[]]): T =>
    options.find((option) => option === asked.get(name)) ?? options[0];
  return {
    page: pick('page', pages),
    theme: pick('theme', themes),
    language: pick('language', languages),
    size: pick('size', textSizes),
    contrast: pick('contrast', ['plain', 'more']),
    motion: pick('motion', ['plain', 'less']),
  };
}

/** The address of settings. */
export function writeSettings(settings: Settings): string {
  return `?${new URLSearchParams(settings)}`;
}

/** What each page of the gallery gets. */
export type PageProps = {
  readonly settings: Settings;
  readonly onSettings: (settings: Settings) => void;
};
