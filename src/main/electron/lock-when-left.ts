import type { PowerMonitor } from 'electron';

/** A laptop that is closed, locked or switched off locks the library: whoever opens it next types the passphrase. */
export function lockWhenLeft(power: Pick<PowerMonitor, 'on'>, lock: () => void): void {
  power.on('suspend', lock);
  power.on('lock-screen', lock);
  power.on('shutdown', lock);
}
