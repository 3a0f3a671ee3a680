import type { Fragment, Recording } from '../../../shared/model/recording.ts';
import type { Desk } from '../desk.ts';
import type { WordKey } from '../words.ts';

const SECOND_US = 1_000_000;

/**
 * Five fragments; the first two are released. One begins in the middle of a group of pictures and runs over B-frames, one
 * ends with the film, one runs over the border of two groups, two are ordinary.
 */
const fragments: readonly { title: WordKey; why: WordKey; inS: number; outS: number }[] = [
  { title: 'demo.fragment1', why: 'demo.why1', inS: 12.36, outS: 16.52 },
  { title: 'demo.fragment2', why: 'demo.why2', inS: 59, outS: 60 },
  { title: 'demo.fragment3', why: 'demo.why3', inS: 9.88, outS: 10.2 },
  { title: 'demo.fragment4', why: 'demo.why4', inS: 20, outS: 24 },
  { title: 'demo.fragment5', why: 'demo.why5', inS: 31.04, outS: 33 },
];

/** How long a markering that lasts lasts here, in microseconds. */
const LASTING_US = 1_200_000;

export async function clipFragments(desk: Desk, recording: Recording): Promise<Fragment[]> {
  const made: Fragment[] = [];
  for (const { title, why, inS, outS } of fragments) {
    made.push(
      await desk.core.ask('owner', 'fragment.add', {
        recordingId: recording.id,
        inUs: Math.round(inS * SECOND_US),
        outUs: Math.min(recording.durationUs, Math.round(outS * SECOND_US)),
        title: desk.words.say(title),
        why: desk.words.say(why),
      }),
    );
  }
  return made;
}

/** One markering for every active item of every guide, spread over the film; some with a pupil. Answers how many. */
export async function markInteractions(desk: Desk, recording: Recording): Promise<number> {
  const guides = await desk.core.ask('owner', 'guide.list', {});
  const pupil = await desk.core.ask('owner', 'pupil.add', { firstName: desk.words.say('demo.pupil') });
  const items = guides.flatMap((guide) => guide.active);
  const step = Math.floor((recording.durationUs - LASTING_US) / items.length);
  for (const [at, item] of items.entries()) {
    const startUs = at * step;
    await desk.core.ask('owner', 'annotation.add', {
      recordingId: recording.id,
      itemCode: item.code,
      startUs,
      ...(item.kind === 'point' ? {} : { endUs: startUs + LASTING_US }),
      ...(item.actor === 'pupil' ? { pupilId: pupil.id } : {}),
      note: at === 0 ? desk.words.say('demo.note') : '',
    });
  }
  await desk.core.ask('owner', 'note.add', {
    recordingId: recording.id,
    atUs: 0,
    text: desk.words.say('demo.note'),
  });
  await desk.core.ask('owner', 'highlight.add', { recordingId: recording.id, atUs: 14 * SECOND_US });
  return items.length;
}
