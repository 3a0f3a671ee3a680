import type { Locator, Page } from '@playwright/test';
import { chooseByKeys, enterOn } from './key-focus.ts';

/** What the screen says of a package that was made. */
export type MadePackage = { readonly path: string; readonly words: string };

/** The release sheet over Kijken, and the package screen after it, by mouse or by keys alone. */
export class PackagePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get sheet(): Locator {
    return this.page.getByRole('dialog', { name: 'Mag de kring dit zien?' });
  }

  /** Can be pressed while something is open (it says what), though it is marked as disabled then. */
  get release(): Locator {
    return this.sheet.getByRole('button', { name: 'Vrijgeven', exact: true });
  }

  get make(): Locator {
    return this.page.getByRole('button', { name: 'Pakket maken', exact: true });
  }

  /** A place to put the package, by the words of its choice. */
  place(name: string): Locator {
    return this.page.getByRole('radiogroup', { name: 'Waar zet je het?' }).getByText(name, { exact: true });
  }

  /** Waits for the end of a release; the sheet is closed with its own button. */
  async released(says: string | RegExp = 'Vrijgegeven. Intrekken kan altijd.'): Promise<void> {
    await this.page.getByText(says).waitFor();
  }

  get backToLesson(): Locator {
    return this.page.getByRole('button', { name: 'Terug naar de les' });
  }

  /** Without a mouse: chooses the place with the arrows, makes the package and has its copy checked. */
  async makeByKeys(place: string): Promise<MadePackage> {
    const places = this.page.getByRole('radiogroup', { name: 'Waar zet je het?' });
    await chooseByKeys(this.page, places, place);
    await enterOn(this.page, this.make);
    const made = await this.made();
    await enterOn(this.page, this.page.getByRole('button', { name: 'Kopie controleren' }));
    await this.copyIsGood();
    return made;
  }

  /** Waits until the package stands there, and reads where and with which words. */
  async made(): Promise<MadePackage> {
    const done = this.page.getByRole('region', { name: /^Klaar\. / });
    await done.waitFor({ timeout: 90_000 });
    const lines = await done.locator('p').allTextContents();
    const path = lines.find((line) => line.endsWith('.kijkkring')) ?? '';
    const words = lines.find((line) => /^(?:[a-z]+ ){5}[a-z]+$/.test(line)) ?? '';
    return { path, words };
  }

  private async copyIsGood(): Promise<void> {
    await this.page.getByText('De kopie is heel en van jou.').waitFor();
  }
}
