import type { ReactElement, ReactNode } from 'react';
import { ClientContext } from '../api/client-context.ts';
import { DeskContext } from '../commands/desk-context.ts';
import { ImportContext } from '../stores/import-desk.ts';
import { ScreenContext } from '../stores/screen-store.ts';
import { SightContext } from '../stores/sight-store.ts';
import { JobsContext } from '../stores/use-job.ts';
import { RecordsContext } from '../stores/use-records.ts';
import { type Services, ServicesContext } from './services.ts';

export type ProvidersProps = { readonly services: Services; readonly children: ReactNode };

/** Hands what the window has one of to every component in it. */
export function Providers({ services, children }: ProvidersProps): ReactElement {
  return (
    <ServicesContext value={services}>
      <ClientContext value={services.client}>
        <RecordsContext value={services.records}>
          <JobsContext value={services.jobs}>
            <ScreenContext value={services.screens}>
              <SightContext value={services.sight}>
                <ImportContext value={services.imports}>
                  <DeskContext value={services.desk}>{children}</DeskContext>
                </ImportContext>
              </SightContext>
            </ScreenContext>
          </JobsContext>
        </RecordsContext>
      </ClientContext>
    </ServicesContext>
  );
}
