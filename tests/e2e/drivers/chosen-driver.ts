import { chromiumDriver } from './chromium-driver.ts';
import { type Driver, projects } from './driver.ts';
import { electronDriver } from './electron-driver.ts';

const drivers: readonly Driver[] = [chromiumDriver, electronDriver];

/**
 * The shell that `npm run e2e -- --project=…` names, else Chromium. Says on standard output why the named journeys are left out where it
 * can't run.
 */
export function chosenDriver(journeys: string): Driver {
  const named = process.env.KK_E2E_PROJECT ?? projects[0];
  const driver = drivers.find(({ project }) => project === named);
  if (driver === undefined)
    throw new Error(`There is no project ${named}; there are ${projects.join(', ')}.`);
  if (driver.missing !== null) process.stdout.write(`${journeys}: skipped, ${driver.missing}\n`);
  return driver;
}

/**
 * Whether the journeys can choose files in the picker of Kijkkring, which only the loopback shell shows; says on standard output why
 * they are left out where they can't.
 */
export function hasPicker({ project, missing }: Driver, journeys: string): boolean {
  if (project === 'chromium') return missing === null;
  process.stdout.write(`${journeys}: skipped, as ${project} chooses files in the dialog of the system\n`);
  return false;
}
