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

/** Whether the keyboard is on the control, or on something within it. */
export function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const active = document.activeElement;
    return active !== null && active !== document.body && (element === active || element.contains(active));
  });
}

/** Chooses one of a group of radio buttons with the arrows. */
export async function chooseByKeys(page: Page, group: Locator, name: string): Promise<void> {
  await tabTo(page, group);
  await page.keyboard.press('Space');
  const wanted = group.getByRole('radio', { name, exact: true });
  for (let left = await group.getByRole('radio').count(); left > 0 && !(await wanted.isChecked()); left -= 1)
    await page.keyboard.press('ArrowRight');
}
