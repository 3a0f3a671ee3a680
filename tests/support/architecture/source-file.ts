import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

export type ImportedName = { readonly imported: string; readonly local: string; readonly typeOnly: boolean };

/** One thing a file asks of another file or of a package. */
export type Import = {
  /** As written, such as `./a.ts` or `node:fs`. */
  readonly specifier: string;
  /** Repository path of a relative one, undefined for a package. */
  readonly target: string | undefined;
  /** Names asked for; `default`, or `*` for the whole module. */
  readonly names: readonly ImportedName[];
  /** Only types: nothing of it is there when the program runs. */
  readonly typeOnly: boolean;
};

/** A call by plain name, with its first argument where that is a literal text. */
export type Call = { readonly name: string; readonly firstText: string | undefined };

/** What the architecture rules need to know of a source file; paths have forward slashes and start at the repository. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** Texts between quotes and backticks, without comments. */
  readonly literals: readonly string[];
  readonly calls: readonly Call[];
  /** Properties asked for by name, such as `subtle` in `crypto.subtle`. */
  readonly properties: readonly string[];
};

const parsed = /\.(?:ts|tsx|mts|mjs|js)$/;
const skipped = new Set(['node_modules', '.git', '.tools']);

/** Reads every file of the given folders of the repository, sorted by path. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  const paths = folders.flatMap((folder) => filesBelow(root, folder)).sort();
  return paths.map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(root, path);
    return [path];
  });
}

/** Test code answers to its own rules: it may reach everything that it tests. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Parses one file; a file in another language has only its text. */
export function readSource(path: string, text: string): SourceFile {
  const file = { path, text, imports: [], literals: [], calls: [], properties: [] };
  if (!parsed.test(path)) return file;
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0)
    throw new Error(`${path} can't be parsed: ${errors.map((e) => e.message).join('; ')}`);
  return { ...file, ...collect(path, program) };
}

function collect(path: string, program: ESTree.Program): Omit<SourceFile, 'path' | 'text'> {
  const imports: Import[] = [];
  const literals: string[] = [];
  const calls: Call[] = [];
  const properties: string[] = [];
  const add = (specifier: string, names: Import['names'], typeOnly: boolean): void => {
    const relative = specifier.startsWith('.');
    const target = relative ? posix.join(posix.dirname(path), specifier) : undefined;
    imports.push({ specifier, target, names, typeOnly });
  };
  const whole = [{ imported: '*', local: '*', typeOnly: false }];
  new Visitor({
    ImportDeclaration(node) {
      const allTypes = node.importKind === 'type';
      const names = node.specifiers.map((specifier) => nameOf(specifier, allTypes));
      add(node.source.value, names, allTypes || (names.length > 0 && names.every((name) => name.typeOnly)));
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source.value, whole, node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      add(node.source.value, whole, node.exportKind === 'type');
    },
    ImportExpression(node) {
      const specifier = textOf(node.source);
      if (specifier !== undefined) add(specifier, whole, false);
    },
    TSImportType(node) {
      add(node.source.value, whole, true);
    },
    CallExpression(node) {
      const firstText = textOf(node.arguments[0]);
      const name = calledName(node.callee);
      if (isRequire(node.callee) && firstText !== undefined) add(firstText, whole, false);
      else if (name !== undefined) calls.push({ name, firstText });
    },
    Literal(node) {
      if (typeof node.value === 'string') literals.push(node.value);
    },
    TemplateElement(node) {
      literals.push(node.value.cooked ?? node.value.raw);
    },
    MemberExpression(node) {
      const name = node.computed ? textOf(node.property) : propertyName(node.property);
      if (name !== undefined) properties.push(name);
    },
  }).visit(program);
  return { imports, literals, calls, properties };
}

type Specifier = ESTree.ImportDeclaration['specifiers'][number];

function nameOf(node: Specifier, allTypes: boolean): ImportedName {
  const local = node.local.name;
  if (node.type === 'ImportNamespaceSpecifier') return { imported: '*', local, typeOnly: allTypes };
  if (node.type === 'ImportDefaultSpecifier') return { imported: 'default', local, typeOnly: allTypes };
  const imported = node.imported.type === 'Literal' ? node.imported.value : node.imported.name;
  return { imported, local, typeOnly: allTypes || node.importKind === 'type' };
}

function textOf(node: ESTree.Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return undefined;
}

function propertyName(node: ESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}

/** The last name of what is called: `hash` of `hash()` as well as of `a.b.hash()`. */
function calledName(node: ESTree.Node): string | undefined {
  if (node.type === 'MemberExpression') return propertyName(node.property);
  return propertyName(node);
}

/** `require('x')` and `createRequire(…)('x')`. */
function isRequire(node: ESTree.Node): boolean {
  if (node.type === 'CallExpression') return calledName(node.callee) === 'createRequire';
  return propertyName(node) === 'require';
}
