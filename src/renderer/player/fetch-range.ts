/** How long an answer may take, in milliseconds. */
const LONGEST_ANSWER_MS = 4000;

/**
 * Bytes [from, to) of an address. An answer may be shorter than what was asked (the core gives at most 2 MiB): then the rest is asked.
 * @throws TypeError when the address can't be read; DOMException when it doesn't answer, or isn't wanted any more
 */
export async function fetchRange(
  url: string,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(to - from);
  for (let at = 0; at < bytes.length; ) {
    const response = await fetch(url, {
      headers: { Range: `bytes=${from + at}-${to - 1}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_ANSWER_MS)]),
    });
    if (!response.ok) throw new TypeError(`answered ${response.status}`);
    const part = new Uint8Array(await response.arrayBuffer());
    if (part.length === 0 || at + part.length > bytes.length) throw new TypeError('answered something else');
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
