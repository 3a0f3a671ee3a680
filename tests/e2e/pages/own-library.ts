import type { Page } from '@playwright/test';

export const passphrase = 'fiets lantaarn koffie wolk';

/** Goes through the second door and makes a library; ends on the screen where a film is chosen. */
export async function makeOwnLibrary(page: Page, name = 'Marije'): Promise<void> {
  await page.getByRole('button', { name: /filmbestand of camera/ }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('textbox', { name: 'Je naam' }).fill(name);
  await page.getByLabel('Je wachtzin', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /inlezen$/ }).waitFor();
}

/** Types the wachtzin on the lock screen. */
export async function unlock(page: Page, typed = passphrase): Promise<void> {
  await page.getByLabel('Je wachtzin', { exact: true }).fill(typed);
  await page.keyboard.press('Enter');
}
