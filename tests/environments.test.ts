import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder = '';

beforeAll(async () => {
  // inside the repository, so that the same packages are found; .tools is in no commit
  await mkdir(join(root, '.tools'), { recursive: true });
  folder = await mkdtemp(join(root, '.tools', 'environments-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Compiles one planted line with the settings of a part of the product and gives what the compiler says. */
async function compile(project: string, line: string): Promise<string> {
  const planted = join(folder, `${project}.ts`);
  const config = join(folder, `tsconfig.${project}.json`);
  await writeFile(planted, `${line}\n`);
  await writeFile(
    config,
    JSON.stringify({ extends: `../../tsconfig.${project}.json`, include: [], files: [planted] }),
  );
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    await promisify(execFile)(process.execPath, [tsc, '--project', config]);
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

const usesDom = `export const title = document.title;`;
const usesNode = `export const home = process.env.HOME;`;

test('shared has neither Node nor the page', async () => {
  expect(await compile('shared', usesDom)).toContain(`Cannot find name 'document'`);
  expect(await compile('shared', usesNode)).toContain(`Cannot find name 'process'`);
});

test('main has Node and no page', async () => {
  expect(await compile('main', usesDom)).toContain(`Cannot find name 'document'`);
  expect(await compile('main', usesNode)).toBe('');
});

test('the renderer has the page and no Node', async () => {
  expect(await compile('renderer', usesNode)).toContain(`Cannot find name 'process'`);
  expect(await compile('renderer', usesDom)).toBe('');
});
