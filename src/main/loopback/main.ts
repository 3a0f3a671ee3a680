import { join } from 'node:path';
import { launch } from './launcher.ts';

const root = join(import.meta.dirname, '..', '..', '..');

process.exitCode = await launch({
  args: process.argv.slice(2),
  platform: process.platform,
  env: process.env,
  pageFolder: join(root, 'out', 'renderer'),
  sampleFolder: join(root, 'resources', 'sample'),
  keyboard: process.stdin,
  tell: (line) => void process.stderr.write(`${line}\n`),
  onStopAsked: (stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
});
