import type { IncomingMessage } from 'node:http';

/** The body of a request, or null when it is longer than it may be. */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > mostBytes) return null;
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    const bytes = piece as Buffer;
    length += bytes.length;
    if (length > mostBytes) return null;
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}
