import type { Locator, Page } from '@playwright/test';

/** More stops than any screen has; a walk that long has gone round. */
const MOST_STOPS = 150;

/** Presses Tab until the focus is on the control, or on what it is drawn around; a mouse has no part in it. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.first().waitFor();
  for (let pressed = 0; pressed < MOST_STOPS; pressed += 1) {
    if (await hasFocus(control.first())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(control)}`);
}

/** Goes to a control by Tab, and presses Enter on it. */
export async function enterOn(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const active = document.activeElement;
    return active !== null && active !== document.body && (element === active || element.contains(active));
  });
}
