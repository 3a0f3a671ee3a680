/** A file of words: texts under names, nested. */
export type Words = { readonly [name: string]: string | Words };

/** Every text with its full key, such as `seal.own`. */
export function textsOf(words: Words, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'string') texts.set(key, value);
    else for (const [inner, text] of textsOf(value, key)) texts.set(inner, text);
  }
  return texts;
}

/** `lock.wait_other` is one form of `lock.wait`. */
export function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** What differs between two languages: keys that one of them lacks, empty texts, and other places to fill or to mark. */
export function languageDifferences(source: Words, other: Words): string[] {
  const [first, second] = [textsOf(source), textsOf(other)];
  const keys = new Set([...first.keys(), ...second.keys()]);
  return [...keys].flatMap((key) => {
    const [a, b] = [first.get(key), second.get(key)];
    if (a === undefined || b === undefined) return [`${key}: only in one language`];
    if (a.trim() === '' || b.trim() === '') return [`${key}: empty`];
    return places(a) === places(b) ? [] : [`${key}: other places: ${places(a)} and ${places(b)}`];
  });
}

/** `{{name}}` and `<link>` of a text, sorted. */
function places(text: string): string {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}|<(\w+)>/g)]
    .map(([, value, tag]) => value ?? `<${tag}>`)
    .sort()
    .join(' ');
}
