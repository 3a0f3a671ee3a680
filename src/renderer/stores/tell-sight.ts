import type { ShellFacts } from '../api/transport.ts';
import { type SightStore, strictest } from './sight-store.ts';

/**
 * Tells the shell what the seal says, from now on and whenever that changes, so that it keeps private material out of
 * recordings of the screen.
 */
export function tellSight(sights: SightStore, { showSight }: Pick<ShellFacts, 'showSight'>): void {
  if (showSight === null) return;
  let told: string | null | undefined;
  const tell = (): void => {
    const level = strictest(sights.getState())?.level ?? null;
    if (level === told) return;
    told = level;
    showSight(level);
  };
  sights.subscribe(tell);
  tell();
}
