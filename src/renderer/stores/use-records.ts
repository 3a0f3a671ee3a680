import { createContext, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import { invariant } from '../../shared/assert.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import { keyOf, type QueryName, type Records, type RecordsStore } from './records-store.ts';

export const RecordsContext = createContext<RecordsStore | null>(null);

/**
 * What a query answers now, read again whenever something changed that it may depend on.
 * @param input null to ask nothing yet
 */
export function useRecords<Name extends QueryName>(name: Name, input: InputOf<Name> | null): Records<Name> {
  const store = useContext(RecordsContext);
  invariant(store !== null, 'no records around this component');
  const key = input === null ? null : keyOf(name, input);
  const entry = useStore(store.entries, (entries) => (key === null ? undefined : entries[key]));
  // the input is a new object at every render; its text tells whether it is another one
  useEffect(() => {
    if (key === null) return;
    return store.watch(name, JSON.parse(key.slice(name.length + 1)));
  }, [store, name, key]);
  // the core answered by the schema of this name
  return { value: entry?.value as Records<Name>['value'], error: entry?.error };
}
