import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { timestampMs } from '../../shared/model/scalars.ts';
import { type AppSettings, appSettings } from '../../shared/model/settings.ts';
import { writeFileDurably } from '../files/durable-fs.ts';
import { withFileErrors } from '../files/file-error.ts';

const content = z.object({
  format: z.literal('kijkkring-settings'),
  version: z.literal(1),
  settings: appSettings,
  /** When each library was last opened, by the random name of its folder. */
  lastOpened: z.record(z.string(), timestampMs),
});
type Content = z.infer<typeof content>;

/**
 * The plain file with what is known before a library is open. It is read anew each time: another window of Kijkkring may
 * have written it. A file that can't be understood is set aside and defaults take its place: nothing in it is dear.
 */
export class SettingsFile {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
  }

  /** @throws `permissionDenied`, `fileUnreadable` */
  async read(): Promise<{ settings: AppSettings; lastOpened: Readonly<Record<string, number>> }> {
    const text = await withFileErrors(() => this.#text());
    if (text === null) return defaults();
    const parsed = content.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    await withFileErrors(() => rename(this.#path, join(this.#folder, 'settings.damaged.json')));
    return defaults();
  }

  /** @throws `diskFull`, `permissionDenied` */
  async changeSettings(change: Partial<AppSettings>): Promise<AppSettings> {
    const before = await this.read();
    const settings = { ...before.settings, ...change };
    await this.#write({ ...before, settings });
    return settings;
  }

  /** @throws `diskFull`, `permissionDenied` */
  async rememberOpened(folder: string, at: number): Promise<void> {
    const before = await this.read();
    await this.#write({ ...before, lastOpened: { ...before.lastOpened, [folder]: at } });
  }

  /** What is known of a library that is gone. @throws `diskFull`, `permissionDenied` */
  async forgetOpened(folder: string): Promise<void> {
    const before = await this.read();
    const { [folder]: _gone, ...lastOpened } = before.lastOpened;
    await this.#write({ ...before, lastOpened });
  }

  get #path(): string {
    return join(this.#folder, 'settings.json');
  }

  async #text(): Promise<string | null> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async #write({ settings, lastOpened }: Pick<Content, 'settings' | 'lastOpened'>): Promise<void> {
    const written: Content = { format: 'kijkkring-settings', version: 1, settings, lastOpened };
    await withFileErrors(async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFileDurably(this.#path, `${JSON.stringify(written, null, 2)}\n`);
    });
  }
}

function defaults() {
  return { settings: appSettings.parse({}), lastOpened: {} };
}

/** What is not JSON is no settings either: the schema refuses undefined. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
