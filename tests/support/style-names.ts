import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

export type StyledFile = { readonly path: string; readonly text: string };

/**
 * Class names that code asks of a CSS module and that it doesn't have, and those that a module has and nobody asks for. A
 * computed name (`styles[look]`) may be any word of the code.
 */
export function styleNameOffences(files: readonly StyledFile[]): string[] {
  const sheets = new Map(
    files.filter(({ path }) => path.endsWith('.module.css')).map(({ path, text }) => [path, classesOf(text)]),
  );
  const code = files.filter(({ path }) => /\.tsx?$/.test(path)).map(({ path, text }) => readCode(path, text));
  const words = new Set(code.flatMap((file) => file.words));
  const uses = code.flatMap((file) => file.uses.map((use) => ({ ...use, path: file.path })));

  const missing = uses.flatMap(({ path, sheet, names }) => {
    const classes = sheets.get(sheet);
    if (classes === undefined) return [`${path}: no ${sheet}`];
    return names.filter((name) => !classes.has(name)).map((name) => `${path}: ${sheet} has no .${name}`);
  });
  const unused = [...sheets].flatMap(([sheet, classes]) => {
    const here = uses.filter((use) => use.sheet === sheet);
    const isUsed = (name: string): boolean =>
      here.some(({ names, computes }) => names.includes(name) || (computes && words.has(name)));
    return [...classes].filter((name) => !isUsed(name)).map((name) => `${sheet}: .${name} is used nowhere`);
  });
  return [...missing, ...unused];
}

/** Class names that a style sheet defines. */
function classesOf(css: string): Set<string> {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|url\([^)]*\)/g, '');
  // only what stands before a brace is a selector
  const selectors = [...bare.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector ?? '');
  return new Set(
    selectors
      .filter((selector) => !selector.trim().startsWith('@'))
      .flatMap((selector) => [...selector.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, name]) => name ?? '')),
  );
}

type Use = { readonly sheet: string; readonly names: readonly string[]; readonly computes: boolean };
type Code = { readonly path: string; readonly uses: readonly Use[]; readonly words: readonly string[] };

function readCode(path: string, text: string): Code {
  const { program } = parseSync(path, text);
  const sheets = new Map<string, string>();
  const words: string[] = [];
  new Visitor({
    ImportDeclaration(node) {
      const local = node.specifiers[0]?.local.name;
      if (node.source.value.endsWith('.module.css') && local !== undefined)
        sheets.set(local, posix.join(posix.dirname(path), node.source.value));
    },
    Literal(node) {
      if (typeof node.value === 'string') words.push(node.value);
    },
    Property(node) {
      if (node.key.type === 'Identifier') words.push(node.key.name);
    },
  }).visit(program);
  const uses = [...sheets].map(([local, sheet]) => ({ sheet, ...namesOf(program, local) }));
  return { path, uses, words };
}

function namesOf(program: ESTree.Program, local: string): Pick<Use, 'names' | 'computes'> {
  const names: string[] = [];
  let computes = false;
  new Visitor({
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.object.name !== local) return;
      if (!node.computed && node.property.type === 'Identifier') names.push(node.property.name);
      else computes = true;
    },
  }).visit(program);
  return { names, computes };
}
