import type { SourceFile } from './architecture/source-file.ts';

/**
 * Calls of the core whose answer nobody reads, as `path: name of the procedure`: a refusal would be swallowed there. What is asked with
 * `Client.ask` throws instead, and is said by the window.
 */
export function unreadAnswers(files: readonly Pick<SourceFile, 'path' | 'text'>[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/void (?:this\.#)?client\.call\('(?<name>[^']+)'/g)].flatMap(({ index, groups }) =>
      text[endOfCall(text, text.indexOf('(', index))] === '.' ? [] : [`${path}: ${groups?.name ?? ''}`],
    ),
  );
}

/** The place after the bracket that closes the one at `open`. */
function endOfCall(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
