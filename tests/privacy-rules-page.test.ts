import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What the page says that a rule is shown by: of each row of its tables the names in the last column. */
function namedIn(page: string): string[] {
  const rows = page.split('\n').filter((line) => /^\|.*\|$/.test(line) && !/^\|[-|]+\|$/.test(line));
  return rows.flatMap((row) => {
    const [, shownBy = ''] = row.slice(1, -1).split(/\|(?=[^|]*$)/);
    return [...shownBy.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  });
}

/** Whether there is such a test, or such a command. */
function isThere(name: string, scripts: Readonly<Record<string, string>>): boolean {
  const command = /^npm run (.+)$/.exec(name)?.[1];
  if (command !== undefined) return Object.hasOwn(scripts, command);
  return existsSync(join(root, name.includes('/') ? name : `tests/integration/${name}.test.ts`));
}

test('every test that the page of rules names is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const planted = namedIn(
    '| a rule of `names` | `nowhere`, `npm run nothing`, `custody`, `src/no.test.ts` |',
  );
  expect(planted.filter((name) => !isThere(name, scripts))).toEqual([
    'nowhere',
    'npm run nothing',
    'src/no.test.ts',
  ]);
  const named = namedIn(readFileSync(join(root, 'docs/privacy-rules.md'), 'utf8'));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !isThere(name, scripts))).toEqual([]);
});
