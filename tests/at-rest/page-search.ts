import { readDatabasePages, textsInPages } from '../support/database-pages.ts';

/** The files of a database: itself, its write-ahead log, and the copy that an update of the schema leaves. */
export const pageFiles = ['database', 'log', 'copy'] as const;
export type PageFile = (typeof pageFiles)[number];

const nameOf: Readonly<Record<PageFile, string>> = {
  database: 'library.db',
  log: 'library.db-wal',
  copy: 'library.db.before-update',
};

/** What a reader of pages that shares no code with the store sees in each file of a database. */
export interface PageSearch {
  readonly pages: Readonly<Record<PageFile, number>>;
  /** Which of the texts stand there. */
  readonly found: Readonly<Record<PageFile, readonly string[]>>;
  /** Every page was opened by one of the keys, and there is no file that is none of the three. */
  readonly isWhole: boolean;
}

export function searchPages(folder: string, keys: readonly Buffer[], texts: readonly string[]): PageSearch {
  const { pages, unopened } = readDatabasePages(folder, keys);
  const of = (file: PageFile) => pages.filter((page) => page.file === nameOf[file]);
  const known = new Set(Object.values(nameOf));
  const each = <T>(tell: (file: PageFile) => T) =>
    Object.fromEntries(pageFiles.map((file) => [file, tell(file)])) as Record<PageFile, T>;
  return {
    pages: each((file) => of(file).length),
    found: each((file) => texts.filter((text) => textsInPages(of(file), [text]).length > 0)),
    isWhole: unopened === 0 && pages.length > 0 && pages.every(({ file }) => known.has(file)),
  };
}
