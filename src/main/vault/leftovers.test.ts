import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { removeLeftovers } from './leftovers.ts';

test('half files of a crash go; whole files, resumable ones and what is not ours stay', async () => {
  const folder = scratchFolder('leftovers');
  const stay = [
    'library.json',
    'library.db',
    'footage/a/original-0.age',
    'footage/a/original-1.age.part',
    'footage/a/.hidden',
    'footage/.note.part',
    'own folder/.film.age.0a1b2c3d4e5f.part',
  ];
  const go = ['.library.json.0a1b2c3d4e5f.part', 'footage/a/.peaks-0.age.ffffffffffff.part'];
  for (const name of [...stay, ...go]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
  expect(await removeLeftovers(folder)).toBe(2);
  const left = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(left.sort()).toEqual([...stay].sort());
  expect(await removeLeftovers(folder)).toBe(0);
});
