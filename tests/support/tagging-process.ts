/**
 * Opens a library and sets one annotation after the other, writing the id of each to standard output the moment it is
 * confirmed. Made to be killed.
 */
import { createCore } from '../../src/main/core/create-core.ts';
import { randomIds, systemClock } from '../../src/main/core/ports.ts';
import { recordingId } from '../../src/shared/model/ids.ts';

const [folder = '', passphrase = '', recording = '', count = '0'] = process.argv.slice(2);
const core = createCore({
  clock: systemClock,
  ids: randomIds,
  log: { error: (_id, stack) => process.stderr.write(`${stack}\n`) },
});
await core.ask('owner', 'library.unlock', { folder, passphrase });
for (let at = 0; at < Number(count); at += 1) {
  const added = await core.ask('owner', 'annotation.add', {
    recordingId: recordingId.parse(recording),
    itemCode: 'A1',
    startUs: at * 10_000,
  });
  process.stdout.write(`${added.id}\n`);
}
await core.close();
