import { type ESTree, parseSync, Visitor } from 'vite';

/** Attributes and properties that a user reads or hears. */
const spoken = new Set([
  'alt',
  'caption',
  'description',
  'error',
  'heading',
  'hint',
  'intro',
  'label',
  'placeholder',
  'text',
  'title',
  'words',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
]);

/** Of an object in code; `text` and the like are names of other things there as well. */
const spokenProperties = new Set(['label', 'title', 'hint', 'description', 'placeholder', 'heading']);

const letters = /\p{L}/u;

/** Texts that a user would read and that stand in the code in place of the language files, each with its place. */
export function userTextInCode(path: string, text: string): string[] {
  if (path.endsWith('.css')) return userTextInStyle(path, text);
  const { program } = parseSync(path, text);
  const found: string[] = [];
  const add = (node: ESTree.Node, words: string): void => {
    const line = text.slice(0, node.start).split('\n').length;
    found.push(`${path}:${line}: ${words.trim().slice(0, 50)}`);
  };
  const addLiterals = (node: ESTree.Node): void => {
    for (const literal of shownLiterals(node)) add(literal.node, literal.words);
  };
  new Visitor({
    JSXText(node) {
      if (letters.test(node.value)) add(node, node.value);
    },
    JSXElement(node) {
      for (const child of node.children)
        if (child.type === 'JSXExpressionContainer') addLiterals(child.expression);
    },
    JSXFragment(node) {
      for (const child of node.children)
        if (child.type === 'JSXExpressionContainer') addLiterals(child.expression);
    },
    JSXAttribute(node) {
      if (typeof node.name.name !== 'string' || !spoken.has(node.name.name) || node.value === null) return;
      addLiterals(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value);
    },
    Property(node) {
      const name = node.key.type === 'Identifier' ? node.key.name : undefined;
      if (name !== undefined && spokenProperties.has(name)) addLiterals(node.value);
    },
    CallExpression(node) {
      const [words] = node.arguments;
      if (node.callee.type === 'Identifier' && node.callee.name === 'announce' && words) addLiterals(words);
    },
  }).visit(program);
  return found;
}

type Shown = { readonly node: ESTree.Node; readonly words: string };

/** The texts that an expression may come to, without going into calls: `t('key')` is no text. */
function shownLiterals(node: ESTree.Node): Shown[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && letters.test(node.value) ? [{ node, words: node.value }] : [];
    case 'TemplateLiteral':
      return node.quasis
        .filter(({ value }) => letters.test(value.raw))
        .map((part) => ({ node: part, words: part.value.raw }));
    case 'ConditionalExpression':
      return [...shownLiterals(node.consequent), ...shownLiterals(node.alternate)];
    case 'LogicalExpression':
      return [...shownLiterals(node.left), ...shownLiterals(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...shownLiterals(node.left), ...shownLiterals(node.right)] : [];
    default:
      return [];
  }
}

function userTextInStyle(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const content = /(?<![\w-])content:\s*(["'])(.*?)\1/.exec(line)?.[2] ?? '';
    return letters.test(content) ? [`${path}:${index + 1}: ${content}`] : [];
  });
}
