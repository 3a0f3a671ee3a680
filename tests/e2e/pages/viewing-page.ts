import type { Locator, Page } from '@playwright/test';

/** The viewing screen as somebody at the keyboard knows it. */
export class ViewingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The sample lesson by the third door of the first start, or by the tab when the library is open. */
  async enter(): Promise<void> {
    const door = this.page.getByRole('button', { name: /voorbeeldles/i });
    const tab = this.page.getByRole('button', { name: 'Kijken', exact: true });
    await door.or(tab).first().waitFor();
    if (await door.isVisible()) await door.click();
    else await tab.click();
    await this.ready();
  }

  /** The recording is there, its frames are known and its first picture is on screen. */
  async ready(): Promise<void> {
    await this.page.locator('main[data-counted]').waitFor({ timeout: 90_000 });
    await this.page.waitForFunction(() => {
      const video = document.querySelector('video');
      return video !== null && video.readyState >= 2 && document.querySelector('[data-position]') !== null;
    });
  }

  get room(): Locator {
    return this.page.locator('main[data-mode]');
  }

  async mode(): Promise<string | null> {
    return this.room.getAttribute('data-mode');
  }

  /** Presses keys one after the other, as they stand on key caps in Playwright's words. */
  async keys(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.page.keyboard.press(name);
  }

  /** Moves the film by five seconds and waits until its picture is there. */
  async onward(times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) await this.moved(() => this.keys('l'));
  }

  /** Does something that moves the film, and waits until it stands still again. */
  async moved(act: () => Promise<void>): Promise<void> {
    const before = await this.position();
    await act();
    await this.page.waitForFunction(
      ([selector, text]) => document.querySelector(String(selector))?.textContent !== text,
      ['[data-position]', before],
    );
  }

  /** `0:15` or `0:15,2`, as the transport shows it. */
  async position(): Promise<string> {
    return (await this.page.locator('[data-position]').textContent()) ?? '';
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('#film').getByText(text).first();
  }

  /** Presses a key and waits for what it says over the film. */
  async mark(key: string, says: string | RegExp): Promise<void> {
    await this.keys(key);
    await this.toast(says).waitFor();
  }

  /** Everything on the recording, line by line, from the list that equals the timeline. */
  async list(): Promise<string[]> {
    await this.keys('Control+Shift+L');
    const area = this.page.getByRole('region', { name: 'Lijst van markeringen' });
    const list = area.getByRole('list', { name: /op deze opname/ });
    const nothing = area.getByText(/Hier staat nog geen markering/);
    // the list draws its lines once it knows its own height
    await list.getByRole('listitem').or(nothing).first().waitFor();
    const names = await list
      .getByRole('listitem')
      .locator('button:first-child > span:first-child')
      .allTextContents();
    await this.keys('Control+Shift+L');
    return names;
  }
}
