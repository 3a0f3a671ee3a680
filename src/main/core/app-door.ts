import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { NameOfKind, OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { AppRole, AppSettings, LibraryKind } from '../../shared/model/settings.ts';
import { withFileErrors } from '../files/file-error.ts';
import { prepareFfmpeg } from '../media/ffmpeg-binary.ts';
import { practiceStart } from '../services/practice/practice-records.ts';
import { notePassphraseChange, readSecret } from '../services/recovery/recovery-service.ts';
import { hasRecoverySheet, recoverVault, resetPassphrase } from '../vault/vault-service.ts';
import { type KnownLibrary, knownLibraries, libraryPath, newLibraryFolder } from './known-libraries.ts';
import { createLibrary, openAllowed, type Surroundings, unlockLibrary } from './library-door.ts';
import type { LibrarySession } from './library-session.ts';
import type { PassphraseGate } from './passphrase-gate.ts';
import type { Places } from './ports.ts';
import { PRACTICE_PASSPHRASE, startPractice } from './practice-door.ts';
import type { RememberedKey } from './remembered-key.ts';
import { SettingsFile } from './settings-file.ts';

type AppName = Extract<NameOfKind<'session'>, `app.${string}`>;
export type AppHandlers = {
  readonly [Name in AppName]: (input: ParsedInputOf<Name>) => Promise<OutputOf<Name>>;
};
type Opened = OutputOf<'app.unlock'>;

/** What the door needs of the core around it. */
export interface AppSurroundings extends Surroundings {
  readonly gate: PassphraseGate;
  readonly remembered: RememberedKey;
  /** Whether any library was open since the program began. */
  readonly hasOpened: () => boolean;
  readonly open: () => LibrarySession | null;
  readonly lock: () => Promise<void>;
  readonly enter: (opening: Promise<LibrarySession>) => Promise<Opened>;
}

/** The title of a trajectory that nobody gave one yet. */
const firstTitle: Readonly<Record<AppSettings['language'], string>> = {
  nl: 'Mijn traject',
  en: 'My trajectory',
};

/** Reasons for which a practice library is left as it is and another one is made: nothing in it is anybody's. */
const unusable: ReadonlySet<string> = new Set([
  'libraryDamaged',
  'libraryWeakened',
  'libraryNewer',
  'databaseDamaged',
  'databaseNewer',
  'passphraseWrong',
]);

/** The way in that a window takes: settings of this laptop, and the libraries below its data folder. */
export class AppDoor {
  readonly handlers: AppHandlers = {
    'app.changeSettings': (change) => this.#changeSettings(change),
    'app.createOwn': (input) => this.#createOwn(input),
    'app.openPractice': () => this.#openPractice(),
    'app.unlock': (input) => this.#unlock(input),
    'app.openRemembered': ({ folder }) => this.#openRemembered(folder),
    'app.remember': ({ passphrase }) => this.#rememberOpen(passphrase),
    'app.forget': async () => {
      await this.#around.remembered.forget(this.#requireOpen().folder);
      this.#around.events.emit({ type: 'settingsChanged' });
      return {};
    },
    'app.checkRecovery': async ({ folder, code }) => {
      await this.#checkRecovery(await this.#pathOf(folder), readSecret(code));
      return {};
    },
    'app.recover': (input) => this.#recover(input),
    'app.confirmPassphrase': async ({ passphrase }) => {
      const session = this.#requireOpen();
      await this.#around.gate.try(session.folder, () => session.confirmPassphrase(passphrase));
      return {};
    },
  };
  readonly #around: AppSurroundings;

  constructor(around: AppSurroundings) {
    this.#around = around;
  }

  /** Settings, libraries and what is open. @throws `placesUnknown`, `permissionDenied`, `fileUnreadable` */
  async state(): Promise<OutputOf<'app.state'>> {
    const { settings, lastOpened } = await this.#settings().read();
    const known = await knownLibraries(this.#places().dataFolder);
    const session = this.#around.open();
    const libraries = known
      .map((library) => ({ ...library, lastOpenedAt: lastOpened[library.folder] ?? null }))
      .sort((a, b) => (b.lastOpenedAt ?? 0) - (a.lastOpenedAt ?? 0));
    return {
      settings,
      libraries: await Promise.all(libraries.map((library) => this.#withWaysIn(library))),
      libraryOpen: session !== null,
      kind: session?.kind ?? null,
      selfName: session?.self()?.name ?? null,
      role: session === null ? settings.role : roleIn(session, settings),
      remembering: session === null ? null : await this.#remembering(session),
    };
  }

  async #withWaysIn<Known extends KnownLibrary>(library: Known) {
    const path = libraryPath(this.#places().dataFolder, library.folder);
    return {
      ...library,
      waitSeconds: await this.#around.gate.waitSeconds(path),
      hasRecoverySheet: await hasRecoverySheet(path),
      opensItself: !this.#around.hasOpened() && (await this.#around.remembered.until(path)) !== null,
    };
  }

  async #remembering({ kind, folder }: LibrarySession): Promise<OutputOf<'app.state'>['remembering']> {
    const { remembered } = this.#around;
    if (kind === 'practice') return { available: false, until: null };
    return { available: await remembered.isAvailable(), until: await remembered.until(folder) };
  }

  /** @throws `libraryLocked`, `secretsUnavailable`, `passphraseWrong`, `passphraseWait` */
  async #rememberOpen(passphrase: string): Promise<OutputOf<'app.remember'>> {
    const { folder, kind } = this.#requireOpen();
    if (kind === 'practice') throw new KijkkringError('secretsUnavailable');
    const { gate, remembered, events } = this.#around;
    const until = await gate.try(folder, () => remembered.remember(folder, passphrase));
    events.emit({ type: 'settingsChanged' });
    return { until };
  }

  /**
   * Only at the start of the program: whoever locked it, or left it until it locked itself, meant the passphrase.
   * @throws `passphraseNeeded` when it does not open by itself
   */
  async #openRemembered(folder: string): Promise<Opened> {
    const path = libraryPath(this.#places().dataFolder, folder);
    const vault = this.#around.hasOpened() ? null : await this.#around.remembered.open(path);
    if (vault === null) throw new KijkkringError('passphraseNeeded');
    const opened = await this.#remember(folder, openAllowed(this.#around, vault, { folder: path }));
    this.#requireOpen().forgetPassphrase();
    return opened;
  }

  async #changeSettings(given: ParsedInputOf<'app.changeSettings'>): Promise<AppSettings> {
    const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const settings = await this.#settings().changeSettings(change);
    this.#around.events.emit({ type: 'settingsChanged' });
    return settings;
  }

  async #createOwn(input: ParsedInputOf<'app.createOwn'>): Promise<Opened> {
    const { settings } = await this.#settings().read();
    const opened = await this.#create('own', {
      ...input,
      trajectoryTitle: input.trajectoryTitle ?? firstTitle[settings.language],
      selfRole: input.role === 'coach' ? 'coach' : 'teacher',
    });
    await this.#changeSettings({ role: input.role });
    return opened;
  }

  async #unlock({ folder, passphrase, placeReason }: ParsedInputOf<'app.unlock'>): Promise<Opened> {
    const known = folder ?? (await this.#lastOwn());
    await this.#around.lock();
    return this.#remember(known, this.#open(known, passphrase, placeReason));
  }

  /** Tries a recovery sheet, at the same pace as passphrases. @throws what `recoverVault` throws, `passphraseWait` */
  async #checkRecovery(path: string, secret: Uint8Array): Promise<void> {
    await this.#around.gate.try(path, async () => (await recoverVault({ folder: path, secret })).lock());
  }

  async #recover({ folder, code, passphrase }: ParsedInputOf<'app.recover'>): Promise<Opened> {
    const path = await this.#pathOf(folder);
    const secret = readSecret(code);
    await this.#around.lock();
    await this.#around.gate.try(path, () => resetPassphrase({ folder: path, secret, next: passphrase }));
    const name = basename(path);
    await this.#around.remembered.forget(path);
    const opened = await this.#remember(name, this.#open(name, passphrase));
    notePassphraseChange(this.#requireOpen());
    return opened;
  }

  async #pathOf(folder: string | undefined): Promise<string> {
    return libraryPath(this.#places().dataFolder, folder ?? (await this.#lastOwn()));
  }

  async #openPractice(): Promise<OutputOf<'app.openPractice'>> {
    const { settings } = await this.#settings().read();
    await this.#around.lock();
    const opened = (await this.#reopenPractice()) ?? (await this.#makePractice(settings.language));
    const lesson = await startPractice(this.#requireOpen(), this.#around.events, settings.language);
    return { ...opened, ...lesson };
  }

  async #reopenPractice(): Promise<Opened | null> {
    const { libraries } = await this.state();
    const folder = libraries.find(({ kind }) => kind === 'practice')?.folder;
    if (folder === undefined) return null;
    try {
      return await this.#remember(folder, this.#open(folder, PRACTICE_PASSPHRASE));
    } catch (error) {
      if (error instanceof KijkkringError && unusable.has(error.code)) return null;
      throw error;
    }
  }

  #makePractice(language: AppSettings['language']): Promise<Opened> {
    const { name, trajectory, learningQuestion } = practiceStart(language);
    const start = { name, trajectoryTitle: trajectory, learningQuestion, language };
    return this.#create('practice', { ...start, passphrase: PRACTICE_PASSPHRASE });
  }

  async #create(
    kind: LibraryKind,
    about: Omit<Parameters<typeof createLibrary>[1], 'folder' | 'kind'>,
  ): Promise<Opened> {
    const { dataFolder } = this.#places();
    const name = newLibraryFolder(kind, this.#around.ports.ids.next());
    await this.#around.lock();
    await withFileErrors(() => mkdir(join(dataFolder, 'libraries'), { recursive: true, mode: 0o700 }));
    const folder = libraryPath(dataFolder, name);
    return this.#remember(name, createLibrary(this.#around, { ...about, folder, kind }));
  }

  #open(folder: string, passphrase: string, placeReason?: string): Promise<LibrarySession> {
    const path = libraryPath(this.#places().dataFolder, folder);
    return this.#around.gate.try(path, () =>
      unlockLibrary(this.#around, { folder: path, passphrase, placeReason }),
    );
  }

  async #remember(folder: string, opening: Promise<LibrarySession>): Promise<Opened> {
    prepareFfmpeg();
    const opened = await this.#around.enter(opening);
    try {
      await this.#settings().rememberOpened(folder, this.#around.ports.clock.now());
    } catch (error) {
      // The order in a list is no reason to keep anybody out of her library on a full disk.
      const harmless =
        error instanceof KijkkringError && ['diskFull', 'permissionDenied'].includes(error.code);
      if (!harmless) throw error;
    }
    return opened;
  }

  /** @throws `libraryNotFound` when there is none of anybody's own */
  async #lastOwn(): Promise<string> {
    const { libraries } = await this.state();
    const last = libraries.find(({ kind }) => kind === 'own');
    if (last === undefined) throw new KijkkringError('libraryNotFound');
    return last.folder;
  }

  #requireOpen(): LibrarySession {
    const session = this.#around.open();
    if (session === null) throw new KijkkringError('libraryLocked', { right: 'owner' });
    return session;
  }

  #settings(): SettingsFile {
    return new SettingsFile(this.#places().dataFolder);
  }

  #places(): Places {
    const { places } = this.#around.ports;
    if (places === undefined) throw new KijkkringError('placesUnknown');
    return places;
  }
}

/**
 * What the owner of an open library does. The settings are of everybody on this machine, and hold what was chosen last: whoever is a
 * teacher in her own library has the home of a teacher, whatever a colleague chose after her.
 */
function roleIn(session: LibrarySession, { role }: AppSettings): AppRole {
  if (session.kind === 'practice') return 'teacher';
  if (session.self()?.role === 'coach') return 'coach';
  return role === 'both' ? 'both' : 'teacher';
}
