/** Opens a library, says so, locks it when a line comes in, says so, and waits to be ended. Its memory is looked at meanwhile. */
import { createInterface } from 'node:readline';
import { createCore } from '../../src/main/core/create-core.ts';
import { randomIds, systemClock } from '../../src/main/core/ports.ts';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const core = createCore({
  clock: systemClock,
  ids: randomIds,
  log: { error: (_id, stack) => process.stderr.write(`${stack}\n`) },
});
await core.ask('owner', 'library.unlock', { folder, passphrase });
process.stdout.write('open\n');
const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  if (line === 'lock') {
    await core.ask('owner', 'library.lock', {});
    process.stdout.write('locked\n');
  }
  if (line === 'end') break;
}
process.exit(0);
