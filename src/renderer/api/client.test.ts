import { expect, test } from 'vitest';
import { Client } from './client.ts';
import type { Transport } from './transport.ts';

test('what is being stored is waited for, and what never answers keeps nothing open', async () => {
  const ends: string[] = [];
  const answers: Record<string, Promise<unknown>> = {
    'view.put': new Promise((resolve) => setTimeout(() => resolve({ ok: true, value: {} }), 5)),
    'bundle.inspect': new Promise(() => undefined),
  };
  const client = new Client({ call: (name: string) => answers[name] } as unknown as Transport);
  void client.call('bundle.inspect', { path: 'stick' }).then(() => ends.push('inspected'));
  void client
    .call('view.put', {} as never)
    .then(() => client.call('view.put', {} as never))
    .then(() => ends.push('stored'));
  await client.settled(50);
  expect(ends).toEqual(['stored']);
});
