import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words as productWords } from '../src/renderer/i18n/words.ts';
import { isTest, readSources } from './support/architecture/source-file.ts';
import { type KeyUse, keyUses } from './support/user-text/key-uses.ts';
import { languageDifferences, textsOf, type Words, withoutPlural } from './support/user-text/text-keys.ts';
import { userTextInCode } from './support/user-text/user-text-in-code.ts';

const root = join(import.meta.dirname, '..');
const renderer = readSources(root, ['src/renderer']).filter(({ path }) => !isTest(path));
const code = renderer.filter(({ path }) => /\.tsx?$/.test(path));

/** A place to fill in a template, in planted code. */
const hole = ['$', '{x}'].join('');

const isGallery = (path: string): boolean => path.startsWith('src/renderer/gallery/');
const words = (path: string): Words => JSON.parse(readFileSync(join(root, path), 'utf8'));
const product: { readonly nl: Words; readonly en: Words } = productWords;
const gallery = {
  nl: words('src/renderer/gallery/i18n/nl.json'),
  en: words('src/renderer/gallery/i18n/en.json'),
};

/** Keys of `all` that no use names, and uses that name no key; a plural counts by its base. */
function mismatch(all: Words, uses: readonly KeyUse[]): { missing: string[]; unused: string[] } {
  const keys = [...new Set([...textsOf(all).keys()].map(withoutPlural))];
  const matches = (use: KeyUse, key: string): boolean =>
    typeof use.key === 'string' ? use.key === key : use.key.test(key);
  return {
    missing: uses
      .filter((use) => !keys.some((key) => matches(use, key)))
      .map((use) => `${use.path}: ${use.key}`),
    unused: keys.filter((key) => !uses.some((use) => matches(use, key))),
  };
}

describe('two languages', () => {
  const planted = { seal: { own: 'Alleen {{name}}', two: 'Twee' } };

  test.each([
    ['a key that one language lacks', { seal: { own: 'Only {{name}}' } }],
    ['a text that is empty', { seal: { own: 'Only {{name}}', two: ' ' } }],
    ['a place that is filled in one alone', { seal: { own: 'Only you', two: 'Two' } }],
    ['a link that stands in one alone', { seal: { own: 'Only {{name}}', two: '<link>Two</link>' } }],
  ])('%s is found', (_, other) => {
    expect(languageDifferences(planted, other)).toHaveLength(1);
  });

  test('the product and the gallery say the same in Dutch and in English', () => {
    expect(languageDifferences(product.nl, product.en)).toEqual([]);
    expect(languageDifferences(gallery.nl, gallery.en)).toEqual([]);
  });
});

describe('text keys', () => {
  const planted = {
    seal: { own: 'Alleen jij', two: 'Twee', many_one: 'één', many_other: 'meer' },
    toast: { undo: 'x' },
  };
  const usesOf = (text: string): readonly KeyUse[] => keyUses('src/renderer/a.tsx', text).uses;
  const whole = [
    'const { t: say } = useTranslation();',
    'const a = say(on ? "seal.own" : "seal.two");',
    'const b = t("seal.many", { count: 2 });',
    'const c = { labelKey: "toast.undo" };',
  ].join('\n');

  test('all kinds of use are seen', () => {
    expect(mismatch(planted, usesOf(whole))).toEqual({ missing: [], unused: [] });
    expect(mismatch(planted, usesOf(`t(\`seal.${hole}\`); <Trans i18nKey="toast.undo" />;`))).toEqual({
      missing: [],
      unused: [],
    });
  });

  test('a missing key is found', () => {
    expect(mismatch(planted, usesOf(`${whole}\nt('seal.three')`)).missing).toEqual([
      'src/renderer/a.tsx: seal.three',
    ]);
    expect(mismatch(planted, usesOf(`${whole}\nt(\`lock.${hole}\`)`)).missing).toHaveLength(1);
    expect(mismatch(planted, usesOf(`${whole}\nconst d = { titleKey: 'no.such' };`)).missing).toHaveLength(1);
  });

  test('an unused key is found', () => {
    expect(mismatch(planted, usesOf(whole.replace('"toast.undo"', 'undefined'))).unused).toEqual([
      'toast.undo',
    ]);
    expect(mismatch(planted, usesOf('t("seal.own")')).unused).toEqual([
      'seal.two',
      'seal.many',
      'toast.undo',
    ]);
  });

  test('a key that can not be read from the code is found', () => {
    const { unreadable } = keyUses(
      'a.tsx',
      't(name); t(command.labelKey); const { t: w } = useTranslation("errors"); w(code);',
    );
    expect(unreadable).toEqual(['a.tsx: name']);
  });

  const read = code.map(({ path, text }) => ({ path, ...keyUses(path, text) }));

  test('the scanner sees the renderer', () => {
    expect(read.flatMap(({ uses }) => uses).length).toBeGreaterThan(100);
  });

  test('every key of the code can be read', () => {
    expect(read.flatMap(({ unreadable }) => unreadable)).toEqual([]);
  });

  test('every key of the product exists, and the product itself uses each', () => {
    const all = read.flatMap(({ uses }) => uses).filter(({ namespace }) => namespace === 'product');
    expect(mismatch(product.nl, all).missing).toEqual([]);
    // what only the gallery shows is not used by the product
    expect(
      mismatch(
        product.nl,
        all.filter(({ path }) => !isGallery(path)),
      ).unused,
    ).toEqual([]);
  });

  test('every key of the gallery exists and is used, by the gallery alone', () => {
    const all = read.flatMap(({ uses }) => uses).filter(({ namespace }) => namespace === 'gallery');
    expect(mismatch(gallery.nl, all)).toEqual({ missing: [], unused: [] });
    expect(all.filter(({ path }) => !isGallery(path))).toEqual([]);
  });
});

describe('user text in code', () => {
  const planted: readonly (readonly [path: string, text: string])[] = [
    ['a.tsx', 'const a = <b>Kijken</b>;'],
    ['a.tsx', "const a = <b>{'Kijken'}</b>;"],
    ['a.tsx', "const a = <>{on ? t('x') : 'uit'}</>;"],
    ['a.tsx', "const a = <b>{on && 'aan'}</b>;"],
    ['a.tsx', `const a = <b>{\`nog ${hole}\`}</b>;`],
    ['a.tsx', 'const a = <button aria-label="Sluiten" />;'],
    ['a.tsx', "const a = <button title={'Sluiten'} />;"],
    ['a.tsx', `const a = <input placeholder={\`Naam ${hole}\`} />;`],
    ['a.tsx', 'const a = <TextField label="Naam" />;'],
    ['a.ts', "const tabs = [{ id: 'watch', label: 'Kijken' }];"],
    ['a.ts', "announce('Klaar');"],
    ['a.module.css', '.a::after { content: "duur"; }'],
  ];

  test.each(planted)('is found in %s: %s', (path, text) => {
    expect(userTextInCode(path, text)).toHaveLength(1);
  });

  test('keys, class names, signs and computed texts are not taken for it', () => {
    const good = [
      "const a = <b className={styles.name} title={t('a.b', { x: 'y' })}>{t('a.b')}, {name}</b>;",
      `const b = <Kbd keys="Ctrl K" />; const c = <i>{\`${hole}: ${hole} ½ 1×\`}</i>;`,
      "const d = { id: 'watch', label: t('a.b') };",
    ];
    expect(good.flatMap((text) => userTextInCode('a.tsx', text))).toEqual([]);
    expect(userTextInCode('a.css', '.a::before { content: ""; align-content: "start"; }')).toEqual([]);
  });

  test('the renderer has none', () => {
    const files = renderer.filter(({ path }) => /\.(tsx?|css)$/.test(path));
    expect(files.flatMap(({ path, text }) => userTextInCode(path, text))).toEqual([]);
  });
});
