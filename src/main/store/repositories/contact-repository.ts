import { z } from 'zod';
import { type Contact, contact } from '../../../shared/model/contact.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import { isoDate, timestampMs } from '../../../shared/model/scalars.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

const columns = `id, name, participant_id AS participantId, card, recipient, signing_key AS signingKey,
  added_at AS addedAt, confirmed_at AS confirmedAt, lost_at AS lostAt, replaced_by AS replacedBy`;

/** By name; of one person the newest card first. */
export function listContacts(db: ReadableDb): Contact[] {
  const sql = `SELECT ${columns} FROM contact ORDER BY name COLLATE NOCASE, replaced_by IS NOT NULL, added_at DESC, id`;
  return z.array(contact).parse(db.prepare(sql).all());
}

export function findContact(db: ReadableDb, id: string): Contact | null {
  return contact.nullable().parse(db.prepare(`SELECT ${columns} FROM contact WHERE id = ?`).get(id) ?? null);
}

/** @param card as `formatKeyCard` writes it */
export function findContactByCard(db: ReadableDb, card: string): Contact | null {
  const row = db.prepare(`SELECT ${columns} FROM contact WHERE card = ?`).get(card);
  return contact.nullable().parse(row ?? null);
}

/** Who signs with this key; of several cards with it the one that is in use. */
export function findContactBySigningKey(db: ReadableDb, signingKey: string): Contact | null {
  const sql = `SELECT ${columns} FROM contact WHERE signing_key = ? ORDER BY replaced_by IS NOT NULL, added_at DESC LIMIT 1`;
  return contact.nullable().parse(db.prepare(sql).get(signingKey) ?? null);
}

/** Adds a contact, or puts it in the place of the one with its id. */
export function putContact(db: WritableDb, row: Contact): void {
  db.prepare(
    `INSERT INTO contact (id, name, participant_id, card, recipient, signing_key, added_at, confirmed_at, lost_at, replaced_by)
     VALUES (:id, :name, :participantId, :card, :recipient, :signingKey, :addedAt, :confirmedAt, :lostAt, :replacedBy)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, participant_id = excluded.participant_id,
       confirmed_at = excluded.confirmed_at, lost_at = excluded.lost_at, replaced_by = excluded.replaced_by`,
  ).run(row);
}

/** The cards that this one took the place of go along. */
export function deleteContact(db: WritableDb, id: string): void {
  db.prepare('DELETE FROM contact WHERE id = ?').run(id);
}

export function insertBundleRecipients(db: WritableDb, bundle: string, contacts: readonly string[]): void {
  const insert = db.prepare('INSERT INTO bundle_recipient (bundle_id, contact_id) VALUES (?, ?)');
  for (const id of contacts) insert.run(bundle, id);
}

/** The contacts to whom a bundle was sealed; one whose card was removed is no longer among them. */
export function listRecipients(db: ReadableDb, bundle: string): string[] {
  const sql = 'SELECT contact_id FROM bundle_recipient WHERE bundle_id = ? ORDER BY rowid';
  return z.array(z.string()).parse(db.prepare(sql).pluck().all(bundle));
}

const sealedRow = z.object({ bundleId, madeAt: timestampMs, meetingDate: isoDate.nullable() });

/** Bundles that were sealed to this card, the newest first; one with a whole recording is for no meeting. */
export function listSealedTo(db: ReadableDb, id: string): z.infer<typeof sealedRow>[] {
  const sql = `SELECT made.id AS bundleId, made.made_at AS madeAt, meeting.date AS meetingDate
    FROM bundle_recipient AS sealed JOIN made_bundle AS made ON made.id = sealed.bundle_id
    LEFT JOIN meeting ON meeting.id = made.meeting_id WHERE sealed.contact_id = :id
    UNION ALL SELECT id, made_at, NULL FROM watch_given WHERE contact_id = :id
    UNION ALL SELECT id, made_at, NULL FROM handed_over WHERE contact_id = :id
    UNION ALL SELECT id, made_at, NULL FROM read_in WHERE contact_id = :id ORDER BY madeAt DESC`;
  return z.array(sealedRow).parse(db.prepare(sql).all({ id }));
}
