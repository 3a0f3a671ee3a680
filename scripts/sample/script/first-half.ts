import { frames } from './clock.ts';
import type { Timeline } from './timeline.ts';

/** The teacher comes to the board, reads the three words and points at them. */
export function readTheWords(t: Timeline): void {
  t.camera(800, 450, 1, 0.1).camera(770, 420, 1.07, 6, 1.2);
  t.teacher({ do: 'walk', x: 606, depth: 0.02, seconds: 2.3 }).teacher({ do: 'look', at: 'group' });
  t.cue('saar', { do: 'look', at: 'neighbour' }).cue('yara', { do: 'look', at: 'neighbour' });
  t.cue('adam', { do: 'look', at: 'neighbour' }).cue('daan', { do: 'look', at: 'neighbour' }, 0.3);
  t.everyone({ person: 'teacher' }, { after: 0.9, within: 0.9 });
  t.murmur({ start: 0, end: frames(1.9) }, 0.35);
  t.pause(2.4);
  t.teacher({ do: 'look', at: 'board' }, 0.5)
    .teacher({ do: 'turn', facing: 34 }, 0.3)
    .teacher({ do: 'arms', pose: 'open' });
  t.everyone('board', { after: 0.4 });
  t.say('kijk');
  t.pause(0.35);
  for (const word of ['ladder', 'bakker', 'wekker'] as const) {
    t.teacher({ do: 'arms', pose: `point-${word}` }, -0.3);
    t.say(word);
    t.pause(0.42);
  }
}

/** An open question, three counts of waiting, fingers, and a turn for Sem. */
export function askAndWait(t: Timeline): void {
  t.teacher({ do: 'arms', pose: 'clasp' })
    .teacher({ do: 'turn', facing: 4 })
    .teacher({ do: 'look', at: 'group' });
  t.everyone({ person: 'teacher' }, { after: 0.1 }).camera(800, 450, 1, 3.5);
  t.cue('ilse', { do: 'look', at: 'desk' }, 2.6).cue('saar', { do: 'look', at: 'board' }, 1.8);
  t.pause(0.5);
  const asked = t.say('wat-valt-op');
  t.event(asked, {
    id: 'vraag-wat-valt-op',
    kind: 'question',
    who: 'teacher',
    items: ['D7'],
    what: 'Stelt een open vraag.',
  });

  t.teacher({ do: 'still', on: true }).teacher({ do: 'look', at: { person: 'marnix' } }, 0.9);
  t.teacher({ do: 'look', at: { person: 'floor' } }, 1.9).teacher({ do: 'look', at: { person: 'sem' } }, 2.8);
  raise(t, 'sem', 0.9, 4.4, 'beurt-sem');
  raise(t, 'yara', 1.5, 4.9);
  raise(t, 'fenna', 2.2, 5.0);
  t.cue('daan', { do: 'look', at: 'board' }, 0.5).cue('daan', { do: 'look', at: { person: 'teacher' } }, 2.4);
  const wait = t.pause(3.4);
  t.event(wait, {
    id: 'wacht-na-vraag',
    kind: 'wait',
    who: 'teacher',
    items: ['A2', 'D9'],
    what: 'Wacht na de vraag; drie vingers gaan omhoog.',
  });

  t.teacher({ do: 'arms', pose: 'invite-right' }, -0.25).teacher({ do: 'still', on: false });
  const turn = t.say('beurt-sem');
  t.event(turn, {
    id: 'beurt-sem',
    kind: 'turn',
    who: 'teacher',
    pupil: 'sem',
    items: ['A5', 'B1'],
    answers: 'vinger-sem',
    what: 'Sem krijgt de beurt, met vinger.',
  });
  t.everyone({ person: 'sem' }, { except: ['sem', 'floor'], after: 0.2 });
  t.pause(0.7);
  const answer = t.say('sem-er');
  t.event(answer, {
    id: 'antwoord-sem',
    kind: 'answer',
    who: 'sem',
    items: ['D3'],
    answers: 'beurt-sem',
    what: 'Sem zegt wat hij hoort.',
  });
  t.teacher({ do: 'nod', times: 2, depth: 8 }, 0.25).teacher({ do: 'smile', amount: 0.8 }, 0.2);
  t.teacher({ do: 'arms', pose: 'clasp' }, 0.2).everyone({ person: 'teacher' }, { after: 0.3 });
  const after = t.pause(1.6);
  t.event(after, {
    id: 'stil-na-sem',
    kind: 'wait',
    who: 'teacher',
    pupil: 'sem',
    items: ['D0'],
    what: 'Blijft na het antwoord even stil.',
  });
  t.event(
    { start: after.start + frames(0.25), end: after.start + frames(1.35) },
    {
      id: 'knikt-naar-sem',
      kind: 'reception',
      who: 'teacher',
      pupil: 'sem',
      items: ['A3'],
      answers: 'antwoord-sem',
      what: 'Knikt naar Sem.',
    },
  );
  const named = t.say('goed-geluisterd');
  t.event(named, {
    id: 'benoemt-sem',
    kind: 'naming',
    who: 'teacher',
    pupil: 'sem',
    items: ['A4', 'B6'],
    answers: 'antwoord-sem',
    what: 'Herhaalt het en noemt wat goed ging.',
  });
  t.teacher({ do: 'smile', amount: 0.3 }, 0.4);
}

/** A look round the whole group, then a turn for Ilse, who had no finger up, with help to get going. */
export function helpIlse(t: Timeline): void {
  t.pause(0.6);
  t.teacher({ do: 'look', at: 'group' }).teacher({ do: 'arms', pose: 'open' });
  const asked = t.say('nog-een-woord');
  t.event(asked, {
    id: 'vraag-nog-een',
    kind: 'question',
    who: 'teacher',
    items: ['D7'],
    what: 'Stelt weer een open vraag.',
  });
  t.teacher({ do: 'arms', pose: 'clasp' }, 0.3).teacher({ do: 'look', at: { person: 'aylin' } }, 0.1);
  t.teacher({ do: 'look', at: { person: 'marnix' } }, 0.8).teacher(
    { do: 'look', at: { person: 'adam' } },
    1.4,
  );
  t.teacher({ do: 'look', at: { person: 'floor' } }, 2).teacher({ do: 'look', at: { person: 'ilse' } }, 2.5);
  raise(t, 'jayden', 1.1, 4.3);
  raise(t, 'yara', 1.7, 4.6);
  t.camera(1010, 480, 1.16, 4, 1.6);
  t.teacher({ do: 'walk', x: 1128, depth: 0.16, seconds: 3.2 }, 1.3);
  const round = t.pause(2.7);
  t.event(round, {
    id: 'rond-een',
    kind: 'look-round',
    who: 'teacher',
    items: ['A6'],
    what: 'Kijkt de hele groep rond.',
  });
  t.pause(1.2);

  t.teacher({ do: 'turn', facing: 42 }).teacher({ do: 'arms', pose: 'invite-right' }, 0.1);
  const turn = t.say('beurt-ilse');
  t.event(turn, {
    id: 'beurt-ilse',
    kind: 'turn',
    who: 'teacher',
    pupil: 'ilse',
    items: ['A5', 'B2'],
    what: 'Ilse krijgt de beurt, zonder vinger.',
  });
  t.cue('ilse', { do: 'look', at: { person: 'teacher' } }, -0.7).everyone(
    { person: 'ilse' },
    { except: ['ilse', 'daan', 'marnix'], after: -0.4 },
  );
  t.teacher({ do: 'still', on: true }).teacher({ do: 'arms', pose: 'clasp' }, 0.4);
  t.cue('ilse', { do: 'look', at: 'desk' }, 0.6).cue('ilse', { do: 'look', at: { person: 'teacher' } }, 1.8);
  const wait = t.pause(2.3);
  t.event(wait, {
    id: 'wacht-op-ilse',
    kind: 'wait',
    who: 'teacher',
    pupil: 'ilse',
    items: ['A2', 'D9'],
    what: 'Kijkt naar Ilse en wacht.',
  });
  t.cue('ilse', { do: 'shake', times: 2 }, 0.2);
  const unsure = t.say('ilse-weet-niet');
  t.event(unsure, {
    id: 'antwoord-ilse-een',
    kind: 'answer',
    who: 'ilse',
    items: ['D3'],
    answers: 'beurt-ilse',
    what: 'Ilse weet het nog niet; zacht.',
  });
  t.teacher({ do: 'still', on: false })
    .teacher({ do: 'nod', times: 1, depth: 6 }, 0.1)
    .teacher({ do: 'smile', amount: 0.6 });
  t.pause(0.6);
  t.teacher({ do: 'arms', pose: 'open' }, 0.3);
  const help = t.say('help');
  t.event(help, {
    id: 'helpt-ilse',
    kind: 'help',
    who: 'teacher',
    pupil: 'ilse',
    items: ['B7'],
    answers: 'antwoord-ilse-een',
    what: 'Helpt Ilse op gang.',
  });
  t.teacher({ do: 'still', on: true }).teacher({ do: 'arms', pose: 'clasp' }, 0.3);
  t.cue('ilse', { do: 'look', at: 'board' }, 0.3)
    .cue('ilse', { do: 'look', at: { person: 'teacher' } }, 1.3)
    .cue('ilse', { do: 'smile', amount: 1 }, 1.4);
  const again = t.pause(1.8);
  t.event(again, {
    id: 'wacht-weer-op-ilse',
    kind: 'wait',
    who: 'teacher',
    pupil: 'ilse',
    items: ['A2', 'D9'],
    what: 'Wacht opnieuw op Ilse.',
  });
  const found = t.say('ilse-boter');
  t.event(found, {
    id: 'antwoord-ilse-twee',
    kind: 'answer',
    who: 'ilse',
    items: ['D3'],
    answers: 'helpt-ilse',
    what: 'Ilse vindt een woord.',
  });
  t.teacher({ do: 'still', on: false })
    .teacher({ do: 'nod', times: 2, depth: 9 }, 0.1)
    .teacher({ do: 'smile', amount: 1 });
  t.pause(0.5);
  const named = t.say('ja-boter');
  t.event(named, {
    id: 'benoemt-ilse',
    kind: 'naming',
    who: 'teacher',
    pupil: 'ilse',
    items: ['A3', 'A4'],
    answers: 'antwoord-ilse-twee',
    what: 'Zegt ja en herhaalt het woord van Ilse.',
  });
}

/** A finger that goes up `up` seconds from now and comes down again at `down`; `answered` names the turn it led to. */
export function raise(t: Timeline, who: string, up: number, down: number, answered?: string): void {
  t.cue(who, { do: 'hand', up: 1 }, up).cue(who, { do: 'hand', up: 0 }, down);
  t.event(t.around(up, down), {
    id: `vinger-${who}${answered ? '' : `-${t.now}`}`,
    kind: 'initiative',
    who,
    pupil: who,
    items: ['A1'],
    answered: answered !== undefined,
    what: 'Steekt een vinger op.',
  });
}
