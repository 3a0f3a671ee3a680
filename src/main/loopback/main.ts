import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './launcher.ts';

const root = join(import.meta.dirname, '..', '..', '..');

// it comes with the program
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

process.exitCode = await launch({
  args: process.argv.slice(2),
  platform: process.platform,
  env: process.env,
  pageFolder: join(root, 'out', 'renderer'),
  sampleFolder: join(root, 'resources', 'sample'),
  version,
  keyboard: process.stdin,
  tell: (line) => void process.stderr.write(`${line}\n`),
  onStopAsked: (stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
});
