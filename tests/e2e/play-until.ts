import type { Page } from '@playwright/test';
import type { PlayerPage } from './player-page/page.ts';

/** What a player said while it played, and how often it opened a film. */
export type Played = { readonly positions: readonly number[]; readonly opened: number };

/** Plays from the beginning, at twice the speed, until the film ended or its player says that it is broken. */
export function playUntil(page: Page, until: 'broken' | 'ended'): Promise<Played> {
  return page.evaluate(async (end) => {
    const { player, videos } = (globalThis as unknown as { readonly playerPage: PlayerPage }).playerPage;
    const positions: number[] = [];
    let opened = 0;
    for (const video of videos) video.addEventListener('loadstart', () => (opened += 1));
    player?.state.subscribe(({ positionUs }) => positions.push(positionUs));
    player?.setRate(2);
    await player?.play();
    for (;;) {
      const state = player?.state.getState();
      if (end === 'broken' ? state?.broken : !state?.playing) return { positions, opened };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, until);
}
