import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import {
  createAgeHeader,
  footageAgeCodes,
  newAgeIdentity,
  openAgeHeader,
  recipientOf,
  restoreAgeHeader,
  wipeAgeHeader,
} from './age-header.ts';

const me = await newAgeIdentity();
const colleague = await newAgeIdentity();
const stranger = await newAgeIdentity();
const forTwo = await createAgeHeader({ recipients: [me.recipient, colleague.recipient] });
const byPassphrase = await createAgeHeader({ passphrase: 'een twee drie vier vijf zes' });

/** The header as text with a change, the nonce left as it is. */
function changed(header: { bytes: Uint8Array }, change: (text: string) => string): Buffer {
  const text = Buffer.from(header.bytes.subarray(0, -16)).toString('latin1');
  return Buffer.concat([Buffer.from(change(text), 'latin1'), header.bytes.subarray(-16)]);
}

function codeOf(start: Uint8Array, key: Parameters<typeof openAgeHeader>[1]): Promise<string> {
  return openAgeHeader(start, key).then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );
}

describe('keys', () => {
  test('are the ones that age knows', async () => {
    expect(me).toEqual({
      identity: expect.stringMatching(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/),
      recipient: expect.stringMatching(/^age1[0-9a-z]{58}$/),
    });
    expect(await recipientOf(me.identity)).toBe(me.recipient);
    expect(await identityToRecipient(me.identity)).toBe(me.recipient);
    expect(stranger.identity).not.toBe(me.identity);
  });

  test.each([
    ['nothing', []],
    ['no key', ['age1']],
    ['one wrong character', [me.recipient.replace(/.$/, me.recipient.endsWith('q') ? 'p' : 'q')]],
    ['capitals', [me.recipient.toUpperCase()]],
    ['a secret key', [me.identity]],
    ['a point of low order', ['age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqs8yvv9e']],
    ['one right, one wrong', [me.recipient, 'x']],
  ])('recipients refused: %s', async (_what, recipients) => {
    await expect(createAgeHeader({ recipients })).rejects.toMatchObject({ code: 'recipientInvalid' });
  });

  test('recipients of another kind are refused: old versions of age could not open them', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    await expect(createAgeHeader({ recipients: [hybrid] })).rejects.toMatchObject({
      code: 'recipientInvalid',
    });
    await expect(recipientOf('AGE-SECRET-KEY-1')).rejects.toMatchObject({ code: 'recipientInvalid' });
  });
});

test('everyone it is sealed to opens it, with what follows it left alone', async () => {
  const start = Buffer.concat([forTwo.bytes, Buffer.alloc(1000, 0x2d)]);
  expect(await openAgeHeader(start, { identity: me.identity })).toEqual(forTwo);
  expect(await openAgeHeader(forTwo.bytes, { identity: colleague.identity })).toEqual(forTwo);
  expect(await codeOf(start, { identity: stranger.identity })).toBe('bundleKeyWrong');
  expect(await codeOf(start, { identity: 'AGE-SECRET-KEY-1X' })).toBe('bundleKeyWrong');
  expect(await codeOf(start, { passphrase: 'een' })).toBe('bundleKeyWrong');
});

test('a passphrase opens it in any Unicode form, another does not', async () => {
  const accented = await createAgeHeader({ passphrase: 'caf\u00e9' });
  expect(await openAgeHeader(accented.bytes, { passphrase: 'cafe\u0301\n' })).toEqual(accented);
  expect(await codeOf(accented.bytes, { passphrase: 'cafe' })).toBe('bundleKeyWrong');
  expect(await codeOf(accented.bytes, { identity: me.identity })).toBe('bundleKeyWrong');
  expect(Buffer.from(accented.bytes).toString('latin1')).toMatch(/\n-> scrypt [A-Za-z0-9+/]{22} 17\n/);
});

test('no two headers share a key, and the keys can be overwritten', async () => {
  const again = await createAgeHeader({ recipients: [me.recipient, colleague.recipient] });
  expect(again.fileKey).not.toEqual(forTwo.fileKey);
  wipeAgeHeader(again);
  expect([again.fileKey, again.payloadKey]).toEqual([Buffer.alloc(16), Buffer.alloc(32)]);
});

test('a stored header and file key are put together again, and only if they belong together', async () => {
  expect(await restoreAgeHeader(forTwo.bytes, forTwo.fileKey)).toEqual(forTwo);
  await expect(restoreAgeHeader(forTwo.bytes, byPassphrase.fileKey)).rejects.toMatchObject({
    code: 'footageDamaged',
  });
});

test('the library reads what we write and we read what it writes', async () => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(me.identity);
  expect(await decrypter.decryptHeader(forTwo.bytes.subarray(0, -16))).toEqual(
    new Uint8Array(forTwo.fileKey),
  );
  const encrypter = new Encrypter();
  encrypter.addRecipient(me.recipient);
  const file = await encrypter.encrypt('');
  const opened = await openAgeHeader(file, { identity: me.identity });
  expect(opened.bytes).toHaveLength(file.length - 16);
});

describe('refused', () => {
  const key = { identity: me.identity };
  test.each([
    ['nothing', Buffer.alloc(0), 'bundleNotRecognised'],
    ['a ZIP', Buffer.from('PK\x03\x04'.padEnd(300)), 'bundleNotRecognised'],
    ['another version', changed(forTwo, (text) => text.replace('/v1', '/v2')), 'bundleNotRecognised'],
    ['cut in the header', forTwo.bytes.subarray(0, 90), 'bundleDamaged'],
    ['cut in the nonce', forTwo.bytes.subarray(0, -1), 'bundleDamaged'],
    ['no stanza', changed(forTwo, (text) => text.replace(/->.*---/s, '---')), 'bundleKeyWrong'],
    ['a stanza gone', changed(forTwo, (text) => text.replace(/\n->.*?(?=\n->)/s, '')), 'bundleKeyWrong'],
    ['a stanza added', changed(forTwo, (text) => text.replace('\n---', '\n-> x\n\n---')), 'bundleDamaged'],
    ['a short share', changed(forTwo, (text) => text.replace(/X25519 ..../, 'X25519 ')), 'bundleDamaged'],
    ['a share of low order', changed(forTwo, lowOrder), 'bundleDamaged'],
    ['another MAC', changed(forTwo, (text) => text.replace(/--- ./, '--- /')), 'bundleDamaged'],
    [
      'an endless header',
      changed(forTwo, (text) => text.replace('\n---', `\n${'A'.repeat(70_000)}\n---`)),
      'bundleDamaged',
    ],
  ])('%s', async (_what, start, code) => {
    expect(await codeOf(start, key)).toBe(code);
  });

  test('too much work, before any of it is done', async () => {
    const costing = (logN: string) => changed(byPassphrase, (text) => text.replace(' 17\n', ` ${logN}\n`));
    const passphrase = 'een twee drie vier vijf zes';
    const codes: string[] = [];
    for (const logN of ['21', '22', '60', '99999999999', '0', '-1', '017', '1e1']) {
      codes.push(await codeOf(costing(logN), { passphrase }));
    }
    expect(codes).toEqual([...Array(4).fill('bundleTooExpensive'), ...Array(4).fill('bundleDamaged')]);
  });

  test('a passphrase beside a recipient', async () => {
    const stanza = /-> scrypt.*?(?=\n---)/s.exec(Buffer.from(byPassphrase.bytes).toString('latin1'))?.[0];
    const both = changed(forTwo, (text) => text.replace('\n---', `\n${stanza}\n---`));
    expect(await codeOf(both, key)).toBe('bundleDamaged');
    expect(await codeOf(both, { passphrase: 'een twee drie vier vijf zes' })).toBe('bundleDamaged');
  });

  test("trouble with the vault's own files has one name", async () => {
    const keys = [{ identity: stranger.identity }, { identity: me.identity }];
    for (const own of keys) {
      await expect(
        openAgeHeader(
          changed(forTwo, (text) => text.replace(/--- ./, '--- /')),
          own,
          footageAgeCodes,
        ),
      ).rejects.toMatchObject({ code: 'footageDamaged' });
    }
  });
});

function lowOrder(text: string): string {
  return text.replaceAll(/X25519 \S+/g, `X25519 ${Buffer.alloc(32).toString('base64').replace('=', '')}`);
}
