import { type ESTree, parseSync, Visitor } from 'vite';

/** A key that code asks for: written out, or a pattern where a part of it is computed. */
export type KeyUse = { readonly namespace: string; readonly key: string | RegExp; readonly path: string };

export type KeyUses = {
  readonly uses: readonly KeyUse[];
  /** Calls whose key can't be read from the code. */
  readonly unreadable: readonly string[];
};

const defaultNamespace = 'product';

/**
 * The text keys that a file uses: the first argument of `t` (under whatever name `useTranslation` gave it), `i18nKey`, and
 * the values of properties whose name ends in `Key`, such as `labelKey` of a command. Codes of errors are looked up as they
 * come, so their namespace may be asked for by any expression.
 */
export function keyUses(path: string, text: string): KeyUses {
  const { program } = parseSync(path, text);
  const translators = translatorsOf(program);
  const uses: KeyUse[] = [];
  const unreadable: string[] = [];
  const add = (namespace: string, node: ESTree.Node): void => {
    const keys = keysIn(node);
    if (keys === undefined) {
      if (namespace !== 'errors' && !isKeyProperty(node))
        unreadable.push(`${path}: ${text.slice(node.start, node.end)}`);
      return;
    }
    uses.push(...keys.map((key) => ({ namespace, key, path })));
  };
  new Visitor({
    CallExpression(node) {
      const [key] = node.arguments;
      if (node.callee.type !== 'Identifier' || key === undefined) return;
      const namespace = translators.get(node.callee.name);
      if (namespace !== undefined) add(namespace, key);
    },
    JSXAttribute(node) {
      if (node.name.name === 'i18nKey' && node.value !== null) add(defaultNamespace, node.value);
    },
    Property(node) {
      if (node.key.type !== 'Identifier' || !/[a-z]Key$/.test(node.key.name)) return;
      const keys = keysIn(node.value);
      if (keys?.every(isDotted))
        uses.push(...keys.map((key) => ({ namespace: defaultNamespace, key, path })));
    },
  }).visit(program);
  return { uses, unreadable };
}

/** A registry's key has a namespace of its own kind, so a dot; a `titleKey: 'marnix'` is a part of one. */
function isDotted(key: string | RegExp): boolean {
  return typeof key === 'string' && key.includes('.');
}

/** `command.labelKey`: its value is found where the command is declared. */
function isKeyProperty(node: ESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.property.type === 'Identifier' &&
    /[a-z]Key$/.test(node.property.name)
  );
}

/** Name of each translating function in a file with its namespace; `t` handed in as an argument speaks of the product. */
function translatorsOf(program: ESTree.Program): Map<string, string> {
  const translators = new Map([['t', defaultNamespace]]);
  new Visitor({
    VariableDeclarator(node) {
      const { id, init } = node;
      if (id.type !== 'ObjectPattern' || init?.type !== 'CallExpression') return;
      if (init.callee.type !== 'Identifier' || init.callee.name !== 'useTranslation') return;
      const [asked] = init.arguments;
      const namespace = asked?.type === 'Literal' ? String(asked.value) : defaultNamespace;
      for (const property of id.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
        if (property.key.name === 't' && property.value.type === 'Identifier')
          translators.set(property.value.name, namespace);
      }
    },
  }).visit(program);
  return translators;
}

/** The keys that an expression can be; undefined where that can't be read from it. */
function keysIn(node: ESTree.Node): (string | RegExp)[] | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : undefined;
    case 'TemplateLiteral':
      return [new RegExp(`^${node.quasis.map(({ value }) => literally(value.raw)).join('.+')}$`)];
    case 'ConditionalExpression': {
      const [yes, no] = [keysIn(node.consequent), keysIn(node.alternate)];
      return yes === undefined || no === undefined ? undefined : [...yes, ...no];
    }
    case 'JSXExpressionContainer':
      return keysIn(node.expression);
    default:
      return undefined;
  }
}

/** A text as a pattern that matches itself alone. */
function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
