import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import { canonicalJson, type Json } from '../vault/canonical-json.ts';

/** The bytes of a value as manifest and session stand in a bundle: canonical JSON (RFC 8785), in UTF-8. */
export function canonicalBytes(value: Json): Buffer {
  return Buffer.from(canonicalJson(value), 'utf8');
}

/**
 * Reads canonical JSON. One content has one writing, so a name that stands twice, of which one reader takes the first and
 * another the last, is refused.
 * @throws KijkkringError `bundleDamaged`
 */
export function parseCanonical<T extends Json>(schema: z.ZodType<T>, bytes: Buffer): T {
  // What the schema let through is shallow: writing it again can't exhaust the stack.
  const value = parseAs(schema, bytes);
  if (!canonicalBytes(value).equals(bytes)) throw new KijkkringError('bundleDamaged');
  return value;
}

/** Reads JSON in any writing. @throws KijkkringError `bundleDamaged` when it is none, or not what the schema says */
export function parseAs<T>(schema: z.ZodType<T>, bytes: Buffer): T {
  const parsed = schema.safeParse(parseJson(bytes));
  if (!parsed.success) throw new KijkkringError('bundleDamaged');
  return parsed.data;
}

/** JSON in UTF-8 and nothing else: a byte that is replaced while reading would be another text than was hashed. */
function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new KijkkringError('bundleDamaged');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new KijkkringError('bundleDamaged');
    throw error;
  }
}
