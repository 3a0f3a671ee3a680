import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KijkkringError } from '../../../shared/errors.ts';
import { writeFileDurably } from '../../files/durable-fs.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { canonicalJson } from '../../vault/canonical-json.ts';
import { formatKeyCard, type KeyCard, parseKeyCard } from '../../vault/key-card.ts';
import { readLibraryFile } from '../../vault/library-file.ts';
import { sign, verify } from '../../vault/signing.ts';
import { ownCard } from '../contact/contact-service.ts';
import { appendLog } from '../log/log-service.ts';
import type { Session } from '../session.ts';

/** Beside the library file: the key card of a locked library, for whoever reads a film in for its owner on this machine. */
const CARD_NAME = 'key-card.json';
const CARD_CONTEXT = 'public-card';
const MOST_BYTES = 4096;

const content = z.strictObject({
  format: z.literal('kijkkring-card'),
  version: z.literal(1),
  card: z.string(),
  /** By the signing key on the card, over the card and the id in the library file: so that it is not another library's. */
  signature: z.string(),
});

/**
 * Puts the card of an open library where it can be read while it is locked. It tells no name. One that somebody put there in its place is
 * written over and logged: what was sealed to that one can't be opened here, and its owner has to hear of it.
 */
export async function publishCard(session: Session): Promise<void> {
  if (session.kind === 'practice') return;
  const path = join(session.folder, CARD_NAME);
  const own = formatKeyCard(ownCard(session.db));
  const before = await textOf(path);
  if (before !== null && cardIn(before, session.libraryId) === own) return;
  const signature = sign(
    getLibraryKey(session.db, 'signing').secret,
    CARD_CONTEXT,
    signedBytes(own, session.libraryId),
  );
  const file = { format: 'kijkkring-card', version: 1, card: own, signature };
  await withFileErrors(() => writeFileDurably(path, `${JSON.stringify(file)}\n`));
  if (before !== null) session.change((db) => appendLog(db, session, { kind: 'ownCardRestored' }));
}

/** The card of a library that may be locked; null where it has put none there, or somebody a text that is none of it. @throws what `readLibraryFile` throws */
export async function readPublicCard(folder: string): Promise<KeyCard | null> {
  const text = await textOf(join(folder, CARD_NAME));
  if (text === null) return null;
  const { libraryId } = await readLibraryFile(folder);
  const card = cardIn(text, libraryId);
  return card === null ? null : parseKeyCard(card);
}

function cardIn(text: string, libraryId: string): string | null {
  const parsed = content.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { card, signature } = parsed.data;
  const key = signingKeyOf(card);
  return key !== null && verify(key, CARD_CONTEXT, signedBytes(card, libraryId), signature) ? card : null;
}

function signingKeyOf(card: string): string | null {
  try {
    return parseKeyCard(card).signingKey;
  } catch (error) {
    if (error instanceof KijkkringError) return null;
    throw error;
  }
}

function signedBytes(card: string, libraryId: string): Buffer {
  return Buffer.from(canonicalJson({ card, libraryId }), 'utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  return withFileErrors(async () => {
    try {
      if ((await stat(path)).size > MOST_BYTES) return '';
      return await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  });
}
