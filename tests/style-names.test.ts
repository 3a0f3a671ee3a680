import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, readSources } from './support/architecture/source-file.ts';
import { styleNameOffences } from './support/style-names.ts';

const css = {
  path: 'src/renderer/a.module.css',
  text: '.box { color: red; &:hover .inner { top: 0 } }\n.big {}',
};
const code = (text: string) => ({
  path: 'src/renderer/a.tsx',
  text: `import styles from './a.module.css';\n${text}`,
});

test('a class that the style sheet lacks is found, and one that nobody asks for', () => {
  expect(
    styleNameOffences([css, code('const a = [styles.box, styles.inner, styles.huge, styles.big];')]),
  ).toEqual(['src/renderer/a.tsx: src/renderer/a.module.css has no .huge']);
  expect(styleNameOffences([css, code('const a = [styles.box, styles.inner];')])).toEqual([
    'src/renderer/a.module.css: .big is used nowhere',
  ]);
  expect(styleNameOffences([code('const a = styles.box;')])).toEqual([
    'src/renderer/a.tsx: no src/renderer/a.module.css',
  ]);
});

test('a computed class may be any word of the code', () => {
  expect(
    styleNameOffences([css, code("const b = 'big'; const a = [styles.box, styles.inner, styles[b]];")]),
  ).toEqual([]);
});

test('the renderer asks for what there is, and no style is left over', () => {
  const files = readSources(join(import.meta.dirname, '..'), ['src/renderer']).filter(
    ({ path }) => !isTest(path),
  );
  expect(files.filter(({ path }) => path.endsWith('.module.css')).length).toBeGreaterThan(20);
  expect(styleNameOffences(files)).toEqual([]);
});
