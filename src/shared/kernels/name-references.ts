/** A pupil as texts refer to her. */
export interface NamedPupil {
  /** What stands in a text in the place of the name: the first eight digits of her id. */
  readonly key: string;
  readonly number: number;
  /** Null when the list of names has none, or is hidden or destroyed. */
  readonly firstName: string | null;
}

/** Around a reference stand two characters of Unicode's private use area, which no keyboard types. */
const BEGIN = '\uE000';
const END = '\uE001';
const reference = new RegExp(`${BEGIN}([0-9a-f/]+)${END}`, 'g');
const strayMarks = new RegExp(`[${BEGIN}${END}]`, 'g');

/**
 * The text with each first name held as a reference. A name counts as a word of its own, in any case, also with the s of
 * possession, which stays. Where several pupils share a name the reference names them all. References that are
 * there already stay as they are.
 */
export function holdNames(text: string, pupils: readonly NamedPupil[]): string {
  const keys = keysByName(pupils);
  if (text === '' || keys.size === 0) return text;
  const names = [...keys.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?=(?:['’]?s)?(?![\\p{L}\\p{N}]))`,
    'giu',
  );
  const held = (plain: string): string =>
    plain
      .replace(strayMarks, '')
      .normalize('NFC')
      .replace(pattern, (found) => `${BEGIN}${(keys.get(folded(found)) ?? []).join('/')}${END}`);
  return pieces(text)
    .map(({ isReference, words }) => (isReference ? words : held(words)))
    .join('');
}

/** The text with each reference as the first name, or as the L-number of whoever has none. */
export function showNames(text: string, pupils: readonly NamedPupil[]): string {
  return text.replace(reference, (_, keys: string) => {
    const meant = pupils.filter(({ key }) => keys.split('/').includes(key));
    const named = meant.find(({ firstName }) => firstName !== null);
    if (named?.firstName !== undefined && named.firstName !== null) return named.firstName;
    return meant.length === 0 ? 'L?' : meant.map(({ number }) => `L${number}`).join('/');
  });
}

/** Whether a name is held in the text. */
export function holdsReference(text: string): boolean {
  return text.includes(BEGIN);
}

/** The key of a pupil's id. */
export function nameKey(pupilId: string): string {
  return pupilId.slice(0, 8);
}

function keysByName(pupils: readonly NamedPupil[]): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { key, firstName } of pupils) {
    const name = folded(firstName ?? '').trim();
    if (name !== '') keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  return keys;
}

function folded(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('nl');
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Plain words and references in turn. */
function pieces(text: string): { isReference: boolean; words: string }[] {
  const found: { isReference: boolean; words: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(reference)) {
    found.push({ isReference: false, words: text.slice(from, match.index) });
    found.push({ isReference: true, words: match[0] });
    from = match.index + match[0].length;
  }
  found.push({ isReference: false, words: text.slice(from) });
  return found;
}
