import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Leak, ownPlaces, searchForLeaks, sharedPlaces } from '../support/leak-search.ts';
import { secrets } from './secrets.ts';

/** How one step ended. */
export type Report = (what: string, isGood: boolean, found?: readonly string[]) => void;

const texts = Object.values(secrets);

/** Where other programs hardly ever leave a film, so that one there is taken for ours. */
const quietPlaces = ['/var/tmp', '/dev/shm'];

const planted = {
  'a note in UTF-8': ['planted-1.txt', Buffer.from(`…${secrets.note}…`, 'utf8')],
  'a note in UTF-16LE': ['planted-2.txt', Buffer.from(`…${secrets.note}…`, 'utf16le')],
  'a note in UTF-16BE': ['planted-3.txt', Buffer.from(`…${secrets.note}…`, 'utf16le').swap16()],
  'a film': ['planted-4.bin', Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom')])],
  'the name of a film': [`planted ${secrets.cameraFile}`, Buffer.alloc(0)],
} as const;
type Planted = keyof typeof planted;

/**
 * Searches every file that is new or changed since it was made: those of the application and of all that it starts, which get places of their
 * own for temporary files, caches and settings; and the places that all programs share, in which only the words of this run count where
 * others leave films and pictures too.
 */
export class LeakWatch {
  readonly #folder: string;
  readonly #skip: readonly string[];
  readonly #report: Report;
  readonly #since = Date.now() - 1000;
  readonly #shared: readonly string[];

  /** @param skip what holds a film in the clear because its owner put it there, such as the card of her camera */
  constructor(folder: string, skip: readonly string[], report: Report) {
    this.#folder = folder;
    this.#skip = skip;
    this.#report = report;
    this.#shared = [...new Set([...sharedPlaces, tmpdir()])];
    Object.assign(process.env, ownPlaces(join(folder, 'places')));
  }

  search(what: string): void {
    const found = this.#find();
    this.#report(what, found.length === 0, found.map(inWords));
  }

  /** Puts what may not be there in folders of the application, and says whether a search finds each of it, and nothing else. */
  plantIn(places: readonly string[]): void {
    this.#plant(places, Object.keys(planted) as Planted[]);
  }

  /** The same where all that is started may leave something, and where every program may. */
  plantAround(): void {
    this.plantIn([this.#folder, tmpdir(), join(homedir(), '.cache')]);
    this.#plant(this.#shared.filter(isWritable), ['a note in UTF-8', 'the name of a film']);
    this.#plant(quietPlaces.filter(isWritable), ['a film']);
  }

  #plant(places: readonly string[], kinds: readonly Planted[]): void {
    const laid = places.flatMap((place) =>
      kinds.map((kind) => ({ place, kind, file: join(place, `${process.pid}-${planted[kind][0]}`) })),
    );
    try {
      for (const place of places) mkdirSync(place, { recursive: true });
      for (const { kind, file } of laid) writeFileSync(file, planted[kind][1]);
      const found = this.#find();
      for (const place of places) {
        const missed = laid.filter(
          (one) => one.place === place && !found.some(({ file }) => file === one.file),
        );
        this.#report(
          `planted in ${this.#inShort(place)}: ${kinds.join(', ')}; each is found`,
          missed.length === 0,
          missed.map(({ kind }) => `not found: ${kind}`),
        );
      }
      const others = found.filter((leak) => !laid.some(({ file }) => file === leak.file));
      this.#report('nothing that was not planted is found', others.length === 0, others.map(inWords));
    } finally {
      for (const { file } of laid) rmSync(file, { force: true });
    }
  }

  #inShort(place: string): string {
    return place.replace(this.#folder, '…');
  }

  #find(): Leak[] {
    const [since, names, skip] = [this.#since, true, [...this.#skip, this.#folder]];
    // a browser keeps tables of its own in its profile as long as it runs; the words count in them all the same
    const isTableOfBrowser = ({ file, what }: Leak): boolean =>
      what === 'sqlite file' && file.startsWith(join(this.#folder, 'data', 'windows'));
    return [
      ...searchForLeaks({ places: [this.#folder], texts, since, names, skip: this.#skip }),
      ...searchForLeaks({ places: quietPlaces, texts: [], since, skip }),
      ...searchForLeaks({ places: this.#shared, texts, since, names, skip, media: false }),
    ].filter((leak) => !isTableOfBrowser(leak));
  }
}

function inWords({ file, what }: Leak): string {
  return `${what} in ${file}`;
}

/** Where nothing can be written nothing can be left. */
function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
    throw error;
  }
}
