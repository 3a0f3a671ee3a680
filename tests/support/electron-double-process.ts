import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CALL_CHANNEL } from '../../src/shared/contract/shell-bridge.ts';
import { repository } from './command-line.ts';
import { electron } from './electron-double-exports.ts';

/**
 * Runs a built application on the double: `node electron-double-process.ts MAIN CALLS`, with the calls as JSON. Writes what each call
 * was answered to standard output as JSON, and ends as the application ends.
 */
const [main = '', calls = '[]'] = process.argv.slice(2);
const double = new URL('./electron-double-exports.ts', import.meta.url).href;

// an installed application has the sample lesson here
Object.assign(process, { resourcesPath: join(repository, 'resources') });
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
});
electron.app.once('exited', () => process.exit(electron.app.exitCode));

await import(pathToFileURL(main).href);
const answers: unknown[] = [];
for (const call of JSON.parse(calls)) answers.push(await electron.invoke(CALL_CHANNEL, [call]));
const { options } = electron.window;
process.stdout.write(JSON.stringify({ preload: options.webPreferences?.preload, answers }), () =>
  electron.app.quit(),
);
