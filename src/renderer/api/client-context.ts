import { createContext, useContext } from 'react';
import { invariant } from '../../shared/assert.ts';
import type { Client } from './client.ts';

export const ClientContext = createContext<Client | null>(null);

/** The client of this window. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  invariant(client !== null, 'no client around this component');
  return client;
}
