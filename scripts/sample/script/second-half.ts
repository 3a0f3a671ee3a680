import { frames } from './clock.ts';
import { raise } from './first-half.ts';
import { PUPILS } from './roster.ts';
import type { Timeline } from './timeline.ts';

/** Daan says something nobody asked for, and is received with a look and a nod. */
export function ownContribution(t: Timeline): void {
  t.camera(760, 455, 1.03, 2.6, -0.4);
  t.cue('daan', { do: 'lean', degrees: 7 }, 0).cue('daan', { do: 'look', at: { person: 'teacher' } }, -0.5);
  const own = t.say('daan-opa', 0.4);
  t.event(own, {
    id: 'eigen-inbreng-daan',
    kind: 'initiative',
    who: 'daan',
    pupil: 'daan',
    items: ['A1', 'B3'],
    answered: true,
    what: 'Daan vertelt iets uit zichzelf.',
  });
  t.teacher({ do: 'look', at: { person: 'daan' } }, -0.9).teacher({ do: 'smile', amount: 1 }, -0.3);
  t.everyone({ person: 'daan' }, { except: ['daan', 'marnix', 'ilse'], after: -0.9 });
  t.teacher({ do: 'nod', times: 1, depth: 9 }, 0.35);
  t.cue('daan', { do: 'smile', amount: 1 }, 0.6).cue('daan', { do: 'lean', degrees: 0 }, 1);
  const received = t.pause(1.7);
  t.event(
    { start: received.start, end: received.start + frames(1.1) },
    {
      id: 'knikt-naar-daan',
      kind: 'reception',
      who: 'teacher',
      pupil: 'daan',
      items: ['A3', 'B4'],
      answers: 'eigen-inbreng-daan',
      what: 'Korte blik en een knik naar Daan.',
    },
  );
}

/** The pairs confer; the teacher talks with Noor, and does not see Floor's finger. */
export function conferInPairs(t: Timeline): void {
  t.teacher({ do: 'look', at: 'group' })
    .teacher({ do: 'turn', facing: 0 })
    .teacher({ do: 'arms', pose: 'together' }, 0.1);
  t.everyone({ person: 'teacher' }, { within: 0.5 }).camera(800, 450, 1, 3);
  t.say('overleg');
  const start = t.now;
  t.teacher({ do: 'arms', pose: 'rest' }, 0.3).everyone('neighbour', {
    after: 0.1,
    within: 1.1,
    except: ['marnix', 'ilse'],
  });
  t.cue('marnix', { do: 'fiddle', on: true }, 0.4).cue('ilse', { do: 'look', at: { person: 'floor' } }, 0.5);
  t.cue('marnix', { do: 'look', at: { person: 'saar' } }, 0.4).cue(
    'marnix',
    { do: 'look', at: { person: 'teacher' } },
    2.1,
  );
  t.teacher({ do: 'walk', x: 1136, depth: 0.74, seconds: 2.6 }, 0.9).teacher(
    { do: 'look', at: { person: 'noor' } },
    2.6,
  );
  t.teacher({ do: 'turn', facing: -58 }, 2.9)
    .teacher({ do: 'lean', degrees: 7 }, 3.3)
    .teacher({ do: 'smile', amount: 0.5 }, 3);
  t.cue('noor', { do: 'look', at: { person: 'teacher' } }, 3.2).cue(
    'sem',
    { do: 'look', at: { person: 'teacher' } },
    3.4,
  );
  t.camera(960, 480, 1.22, 4, 1.8);
  t.pause(4);
  const talkStart = t.now;
  t.say('wat-bedacht');
  t.cue('floor', { do: 'look', at: { person: 'teacher' } }, -0.9).cue('floor', { do: 'hand', up: 1 }, -0.4);
  t.pause(0.8);
  const noor = t.say('noor-stekker');
  t.event(noor, {
    id: 'antwoord-noor',
    kind: 'answer',
    who: 'noor',
    items: ['D3'],
    what: 'Noor noemt hun woord, heel zacht.',
  });
  t.teacher({ do: 'nod', times: 2, depth: 8 }, 0.1);
  t.pause(0.5);
  const named = t.say('ja-stekker');
  t.event(named, {
    id: 'benoemt-noor',
    kind: 'naming',
    who: 'teacher',
    pupil: 'noor',
    items: ['A4'],
    answers: 'antwoord-noor',
    what: 'Herhaalt het woord van Noor.',
  });
  t.event(
    { start: talkStart, end: t.now },
    {
      id: 'praat-met-noor',
      kind: 'one-pupil',
      who: 'teacher',
      pupil: 'noor',
      items: ['B5', 'D2'],
      what: 'Praat met Noor.',
    },
  );
  t.cue('floor', { do: 'hand', up: 0 }, 1.3).cue('floor', { do: 'look', at: 'desk' }, 1.7);
  t.event(
    { start: talkStart + frames(1), end: t.now + frames(1.3) },
    {
      id: 'vinger-floor',
      kind: 'initiative',
      who: 'floor',
      pupil: 'floor',
      items: ['A1'],
      answered: false,
      what: 'Floor steekt haar vinger op; er komt geen antwoord.',
    },
  );
  t.teacher({ do: 'lean', degrees: 0 }, 0.2)
    .teacher({ do: 'look', at: { person: 'sem' } }, 0.3)
    .teacher({ do: 'smile', amount: 0.2 }, 0.6);
  t.pause(1.1);
  t.event(
    { start, end: t.now },
    { id: 'overleg', kind: 'confer', who: 'group', items: ['D4'], what: 'De tweetallen overleggen.' },
  );
  t.murmur({ start: start + frames(0.5), end: t.now }, 1);
}

/** Quiet thinking. The teacher walks to the left; Marnix plays with his pencil and follows her all the way. */
export function thinkInSilence(t: Timeline): void {
  t.teacher({ do: 'look', at: 'group' })
    .teacher({ do: 'turn', facing: -12 })
    .teacher({ do: 'arms', pose: 'calm' });
  t.everyone({ person: 'teacher' }, { except: ['floor'], within: 0.6 }).camera(700, 470, 1.1, 5, 0.5);
  t.say('denk-zelf');
  const start = t.now;
  for (const { id } of PUPILS) {
    if (id !== 'marnix') t.cue(id, { do: 'write', on: true }, 0.7 + (id.length % 3) * 0.35);
  }
  t.everyone('desk', { except: ['marnix'], within: 0.8 });
  t.teacher({ do: 'arms', pose: 'rest' }, 0.2).teacher({ do: 'walk', x: 440, depth: 0.86, seconds: 5 }, 0.6);
  t.cue('marnix', { do: 'fiddle', on: true }).cue('marnix', { do: 'look', at: { person: 'teacher' } });
  t.camera(400, 530, 1.4, 4.6, 1.2);
  t.teacher({ do: 'look', at: { person: 'adam' } }, 2.2)
    .teacher({ do: 'look', at: { person: 'saar' } }, 4)
    .teacher({ do: 'look', at: { person: 'marnix' } }, 5.1);
  t.teacher({ do: 'turn', facing: -38 }, 5);
  t.pause(6.2);
  t.event(
    { start, end: t.now },
    {
      id: 'stil-denken',
      kind: 'quiet',
      who: 'group',
      items: ['D5'],
      what: 'Iedereen denkt en schrijft, stil.',
    },
  );
  t.event(
    { start, end: t.now },
    {
      id: 'marnix-volgt',
      kind: 'attention',
      who: 'marnix',
      pupil: 'marnix',
      items: ['B9'],
      what: 'Marnix speelt met zijn potlood en volgt de juf met zijn hoofd.',
    },
  );
}

/** A turn for Marnix without a finger, three counts of waiting, and room after his answer. */
export function marnixTells(t: Timeline): void {
  t.teacher({ do: 'arms', pose: 'invite-left' }, 0.2).teacher({ do: 'smile', amount: 0.5 });
  const turn = t.say('beurt-marnix');
  t.event(turn, {
    id: 'beurt-marnix',
    kind: 'turn',
    who: 'teacher',
    pupil: 'marnix',
    items: ['A5', 'B2'],
    what: 'Marnix krijgt de beurt, zonder vinger.',
  });
  t.teacher({ do: 'still', on: true })
    .teacher({ do: 'arms', pose: 'clasp' }, 0.4)
    .teacher({ do: 'smile', amount: 0.25 }, 0.3);
  t.cue('marnix', { do: 'look', at: 'desk' }, 0.3).cue('marnix', { do: 'fiddle', on: false }, 1.2);
  t.cue('marnix', { do: 'look', at: { person: 'teacher' } }, 2.3).cue(
    'marnix',
    { do: 'lean', degrees: -4 },
    2.4,
  );
  for (const [index, id] of ['saar', 'aylin', 'daan', 'adam', 'yara'].entries()) {
    t.cue(id, { do: 'write', on: false }, 0.2 + index * 0.3).cue(
      id,
      { do: 'look', at: { person: 'marnix' } },
      0.4 + index * 0.4,
    );
  }
  const wait = t.pause(3.2);
  t.event(wait, {
    id: 'wacht-op-marnix',
    kind: 'wait',
    who: 'teacher',
    pupil: 'marnix',
    items: ['A2', 'D9'],
    what: 'Wacht drie tellen; Marnix kijkt op.',
  });
  const told = t.say('marnix-trekker');
  t.event(told, {
    id: 'antwoord-marnix',
    kind: 'answer',
    who: 'marnix',
    items: ['D3'],
    answers: 'beurt-marnix',
    what: 'Marnix vertelt het zelf.',
  });
  t.teacher({ do: 'nod', times: 1, depth: 8 }, 0.3)
    .cue('marnix', { do: 'look', at: 'board' }, 0.6)
    .cue('marnix', { do: 'look', at: { person: 'teacher' } }, 1.8);
  const after = t.pause(2.2);
  t.event(after, {
    id: 'stil-na-marnix',
    kind: 'wait',
    who: 'teacher',
    pupil: 'marnix',
    items: ['A2', 'D0'],
    what: 'Knikt en blijft stil na het antwoord.',
  });
  t.event(
    { start: after.start + frames(0.3), end: after.start + frames(1.1) },
    {
      id: 'knikt-naar-marnix',
      kind: 'reception',
      who: 'teacher',
      pupil: 'marnix',
      items: ['A3', 'B4'],
      answers: 'antwoord-marnix',
      what: 'Knikt naar Marnix.',
    },
  );
  t.cue('marnix', { do: 'smile', amount: 1 }, 0.1).cue('marnix', { do: 'lean', degrees: 3 });
  const more = t.say('marnix-lekker');
  t.event(more, {
    id: 'eigen-inbreng-marnix',
    kind: 'initiative',
    who: 'marnix',
    pupil: 'marnix',
    items: ['A1', 'B3'],
    answered: true,
    what: 'Marnix bedenkt er zelf nog een bij.',
  });
  t.teacher({ do: 'still', on: false })
    .teacher({ do: 'smile', amount: 1 }, -0.4)
    .teacher({ do: 'nod', times: 2, depth: 9 }, 0.1);
  raise(t, 'yara', 0.9, 5.2, 'beurt-yara');
  t.pause(0.6);
  t.teacher({ do: 'arms', pose: 'open' }, 0.2);
  const named = t.say('nam-de-tijd');
  t.event(named, {
    id: 'benoemt-marnix',
    kind: 'naming',
    who: 'teacher',
    pupil: 'marnix',
    items: ['A4', 'B6'],
    answers: 'eigen-inbreng-marnix',
    what: 'Noemt wat Marnix goed deed.',
  });
}

/** Marnix's word goes on to Yara and Adam, and the teacher says what comes next. */
export function passItOn(t: Timeline): void {
  t.camera(640, 480, 1.1, 3.4, -0.6).teacher({ do: 'look', at: { person: 'yara' } }, -0.2);
  t.pause(0.5);
  t.teacher({ do: 'turn', facing: 30 }, -0.2).teacher({ do: 'arms', pose: 'invite-right' });
  const turn = t.say('door-aan-yara');
  t.event(turn, {
    id: 'beurt-yara',
    kind: 'turn',
    who: 'teacher',
    pupil: 'yara',
    items: ['A5', 'A7', 'A9', 'B1'],
    answers: 'vinger-yara',
    what: 'Geeft het woord van Marnix door aan Yara.',
  });
  t.cue('yara', { do: 'look', at: { person: 'marnix' } }, 0.5).teacher({ do: 'arms', pose: 'clasp' }, 0.5);
  t.everyone({ person: 'yara' }, { except: ['yara'], after: 0.1 });
  for (const { id } of PUPILS) t.cue(id, { do: 'write', on: false }, -0.4);
  t.pause(0.8);
  const yara = t.say('yara-ekker');
  t.cue('adam', { do: 'look', at: { person: 'marnix' } }, 0.1).cue('marnix', { do: 'smile', amount: 1 });
  const adam = t.say('adam-stekker', 0.35);
  t.event(
    { start: yara.start, end: adam.end },
    {
      id: 'reageren-op-elkaar',
      kind: 'pupils-react',
      who: 'group',
      items: ['A8', 'D3'],
      answers: 'beurt-yara',
      what: 'Yara en Adam gaan verder op het woord van Marnix.',
    },
  );
  t.teacher({ do: 'look', at: { person: 'adam' } }, -0.6)
    .teacher({ do: 'smile', amount: 1 })
    .teacher({ do: 'look', at: { person: 'ilse' } }, 0.5);
  t.teacher({ do: 'look', at: { person: 'floor' } }, 1.1)
    .teacher({ do: 'look', at: { person: 'marnix' } }, 1.7)
    .camera(800, 450, 1, 4);
  t.everyone({ person: 'teacher' }, { after: 0.3 });
  const round = t.pause(2.3);
  t.event(round, {
    id: 'rond-twee',
    kind: 'look-round',
    who: 'teacher',
    items: ['A6'],
    what: 'Kijkt de hele groep rond.',
  });
  t.teacher({ do: 'look', at: 'group' })
    .teacher({ do: 'arms', pose: 'together' })
    .teacher({ do: 'turn', facing: 0 });
  const next = t.say('straks-versje');
  t.event(next, {
    id: 'zegt-wat-komt',
    kind: 'announcement',
    who: 'teacher',
    items: ['A0'],
    what: 'Zegt wat er komt.',
  });
  t.teacher({ do: 'arms', pose: 'rest' }, 0.3).everyone('neighbour', {
    after: 0.7,
    within: 1,
    except: ['marnix', 'ilse', 'floor'],
  });
  t.pause(1.9);
}
