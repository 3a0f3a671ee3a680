import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createCore } from '../../../src/main/core/create-core.ts';
import { randomIds, systemClock, systemStopwatch } from '../../../src/main/core/ports.ts';
import { startLoopback } from '../../../src/main/loopback/loopback-server.ts';
import { repository } from '../../support/command-line.ts';
import { chromiumArguments, chromiumPath } from '../chromium.ts';
import { builtApplication } from './built-application.ts';
import { complaintsOf } from './complaints-of.ts';
import type { Driver, OpenedWindow } from './driver.ts';

const log = { error: (_id: string, stack: string) => void process.stderr.write(`${stack}\n`) };

/** The installed Chromium on the loopback shell, with a core in this process. */
export const chromiumDriver: Driver = {
  project: 'chromium',
  missing: existsSync(chromiumPath) ? null : `there is no ${chromiumPath}`,
  open,
};

async function open(dataFolder: string): Promise<OpenedWindow> {
  const core = createCore({
    ...{ clock: systemClock, ids: randomIds, log, stopwatch: systemStopwatch },
    places: {
      dataFolder,
      documentsFolder: dataFolder,
      sampleFolder: join(repository, 'resources', 'sample'),
    },
  });
  const pageFolder = join(await builtApplication(), 'renderer');
  const server = await startLoopback({ core, pageFolder, stopwatch: systemStopwatch, ids: randomIds, log });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const complaints = complaintsOf(page, [`${server.origin}/`, `blob:${server.origin}/`, 'data:']);
  await page.goto(server.entry());
  await page.waitForURL(`${server.origin}/`);
  return {
    page,
    complaints,
    chooseFilms: async (paths, ask) => {
      const asked = page.waitForEvent('filechooser');
      await ask();
      await (await asked).setFiles([...paths]);
    },
    close: async () => {
      await browser.close();
      await server.close();
      await core.close();
    },
  };
}
