import { PlainFileSink } from '../files/plain-file-sink.ts';
import { demoFootage, makeDemoFootage } from '../media/demo-footage.ts';
import { newAgeIdentity } from '../vault/age-identity.ts';

/** Facts of the footage that the demonstration makes: seconds, and frames a second. */
export const demoFacts = { seconds: demoFootage.seconds, rate: demoFootage.rate, group: demoFootage.group };

/** Puts made-up footage where a camera card would have it. It shows no one, so it may lie in the clear. */
export async function makeDemoCameraFile(path: string, signal: AbortSignal): Promise<void> {
  await makeDemoFootage(await PlainFileSink.create(path), demoFootage, signal);
}

/** A key for somebody who receives the demonstration's bundle and has no Kijkkring: what `age-keygen` would make. */
export async function makeDemoRecipient(): Promise<{ identity: string; recipient: string }> {
  return newAgeIdentity();
}
