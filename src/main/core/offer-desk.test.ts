import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OfferDesk } from './offer-desk.ts';

/** So that nobody gives up by having waited long enough. */
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('who waits for a piece of a file hears at once that its page went away, and so does who asks after that', async () => {
  const desk = new OfferDesk(() => undefined);
  const [gone, left] = [desk.offer('gone.mp4', 100), desk.offer('left.mp4', 100)];
  const source = desk.open(gone);
  const waiting = source.read(0, 10);
  const ofOther = desk.open(left).read(0, 1);
  desk.withdraw([gone]);
  await expect(waiting).rejects.toMatchObject({ code: 'filmNotOffered' });
  await expect(source.read(10, 10)).rejects.toMatchObject({ code: 'filmNotOffered' });
  expect(() => desk.open(gone)).toThrow('filmNotOffered');
  const bytes = Buffer.from('x');
  desk.receive(left, {
    offset: 0,
    sha256: '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
    bytes,
  });
  expect(await ofOther).toEqual(bytes);
});
