import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { lostContent, smallTargets } from '../layout-checks.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds fault with, a line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  // a shell has one window, and axe-core may not open another for its own work
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** What axe-core finds at the size of the window and at 200% and 400%, what is lost there, and targets that are too small. */
export async function faultsAtAnySize(page: Page): Promise<string[]> {
  const found = [...(await axeFaults(page)), ...(await smallTargets(page))];
  for (const [width, height] of [
    [720, 450],
    [360, 225],
  ] as const) {
    await page.setViewportSize({ width, height });
    const here = [...(await lostContent(page)), ...(await axeFaults(page))];
    found.push(...here.map((fault) => `at ${width} px: ${fault}`));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}
