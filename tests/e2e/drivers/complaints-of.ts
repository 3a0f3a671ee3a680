import type { Page } from '@playwright/test';

/** Collects what a page complains about, and requests that leave its own addresses. */
export function complaintsOf(page: Page, own: readonly string[]): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    if (!own.some((start) => request.url().startsWith(start))) complaints.push(request.url());
  });
  return complaints;
}
