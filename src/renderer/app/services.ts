import { createContext, useContext } from 'react';
import { invariant } from '../../shared/assert.ts';
import { Client } from '../api/client.ts';
import type { Transport } from '../api/transport.ts';
import { CommandDesk } from '../commands/command-desk.ts';
import { Curtain } from '../stores/curtain.ts';
import { ImportDesk } from '../stores/import-desk.ts';
import { createJobsStore, type JobsStore } from '../stores/jobs-store.ts';
import { createProblemStore, type ProblemStore } from '../stores/problem-store.ts';
import { RecordsStore } from '../stores/records-store.ts';
import { createScreenStore, type ScreenStore } from '../stores/screen-store.ts';
import { createSightStore, type SightStore } from '../stores/sight-store.ts';
import { tellSight } from '../stores/tell-sight.ts';

/** What one window has one of. */
export type Services = {
  readonly client: Client;
  readonly records: RecordsStore;
  readonly jobs: JobsStore;
  readonly screens: ScreenStore;
  readonly sight: SightStore;
  readonly problems: ProblemStore;
  readonly curtain: Curtain;
  readonly imports: ImportDesk;
  readonly desk: CommandDesk;
};

/** Everything a window needs, listening to what the core tells for as long as the window is there. */
export function createServices(transport: Transport): Services {
  const client = new Client(transport);
  const records = new RecordsStore(client);
  const jobs = createJobsStore();
  const screens = createScreenStore();
  const sight = createSightStore();
  const problems = createProblemStore();
  const curtain = new Curtain(client);
  const imports = new ImportDesk(client, problems.report);
  transport.listen((event) => {
    // first of all: nothing of a library that was locked may be seen a moment longer
    curtain.onEvent(event);
    jobs.onEvent(event);
    imports.onEvent(event);
    records.onEvent(event);
    if (event.type !== 'libraryLocked') return;
    problems.putAway();
    screens.getState().go({ at: 'home' });
  });
  tellSight(sight, transport.shell);
  return { client, records, jobs, screens, sight, problems, curtain, imports, desk: new CommandDesk() };
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  invariant(services !== null, 'no services around this component');
  return services;
}
