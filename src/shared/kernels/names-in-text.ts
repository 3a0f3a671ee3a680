/** A name as it stands in running text: a word of its own, in any case, with or without the s of possession. */
function pattern(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'giu');
}

/** Which of the names stand in the text. A part of a longer word is not a name: `Anna` isn't in `Hannah`. */
export function namesInText(text: string, names: readonly string[]): string[] {
  return names.filter((name) => name !== '' && pattern(name).test(text));
}

/** The text with each of the names replaced; a replacement at the start of it gets a capital. */
export function withoutNames(text: string, names: readonly string[], replacement: string): string {
  const longestFirst = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (left, name) =>
      left.replace(pattern(name), (_, at: number) => (at === 0 ? capital(replacement) : replacement)),
    text,
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
