/** Opens a library, uses its keys, says so, locks it when a line comes in, says so, and waits to be ended. Its memory is looked at meanwhile. */
import { createInterface } from 'node:readline';
import { createCore } from '../../src/main/core/create-core.ts';
import { randomIds, systemClock } from '../../src/main/core/ports.ts';

const [folder = '', passphrase = '', address = '', sealed = '', log = ''] = process.argv.slice(2);
const core = createCore({
  clock: systemClock,
  ids: randomIds,
  log: { error: (_id, stack) => process.stderr.write(`${stack}\n`) },
});
await core.ask('owner', 'library.unlock', { folder, passphrase });
// a film that stays open, a file sealed to its card, and a signature
const film = await core.media('owner', address, { method: 'GET', range: 'bytes=0-99' });
const inspected = await core.call('owner', 'bundle.inspect', { path: sealed });
const { jobId } = await core.ask('owner', 'privacy.exportLog', { target: log });
await core.outcomeOf(jobId);
process.stdout.write(film === null || inspected.ok ? 'no key was used\n' : `open: ${inspected.error.code}\n`);
const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  if (line === 'lock') {
    await core.ask('owner', 'library.lock', {});
    process.stdout.write('locked\n');
  }
  if (line === 'end') break;
}
process.exit(0);
