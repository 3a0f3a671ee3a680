import { expect, test } from 'vitest';
import { newAgeIdentity } from './age-header.ts';
import { formatKeyCard, parseKeyCard } from './key-card.ts';
import { newSigningKey } from './signing.ts';

const { recipient } = await newAgeIdentity();
const card = { recipient, signingKey: newSigningKey().publicKey };
const text = formatKeyCard(card);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test('both public keys go into one line and come out of it', () => {
  expect(text).toMatch(/^kijkkring1[02-9ac-hj-np-z]{110}$/);
  expect(parseKeyCard(text)).toEqual(card);
});

test('typed over from paper: in groups, over lines, in capitals', () => {
  const typed = text.toUpperCase().replace(/(.{8})/g, '$1 ');
  expect(parseKeyCard(`  ${typed.slice(0, 60)}\r\n${typed.slice(60)}\n`)).toEqual(card);
});

test('every wrong, missing, doubled or exchanged character is noticed', () => {
  const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l1bio';
  const accepted: string[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const [before, at, after] = [text.slice(0, i), text.charAt(i), text.slice(i + 1)];
    const wrong = [...alphabet].map((letter) => before + letter + after);
    const exchanged = before + after.charAt(0) + at + after.slice(1);
    for (const typed of [...wrong, before + after, before + at + at + after, exchanged]) {
      if (typed !== text && codeOf(() => parseKeyCard(typed)) !== 'keyCardInvalid') accepted.push(typed);
    }
  }
  expect(accepted).toEqual([]);
});

test('what is no card', () => {
  const others = ['', 'kijkkring1', recipient, text.slice(0, 60), `${text}${text}`, 'x'.repeat(100_000)];
  expect(others.map((other) => codeOf(() => parseKeyCard(other)))).toEqual(
    others.map(() => 'keyCardInvalid'),
  );
  expect(codeOf(() => formatKeyCard({ ...card, recipient: 'age1x' }))).toBe('recipientInvalid');
  expect(codeOf(() => formatKeyCard({ ...card, signingKey: 'AAAA' }))).toBe('keyCardInvalid');
});
