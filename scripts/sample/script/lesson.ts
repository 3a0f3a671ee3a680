import { askAndWait, helpIlse, readTheWords } from './first-half.ts';
import type { Plan } from './plan.ts';
import { conferInPairs, marnixTells, ownContribution, passItOn, thinkInSilence } from './second-half.ts';
import { type Mouths, Timeline } from './timeline.ts';

/** The whole lesson in order, timed by how long each sentence really takes. */
export function lessonPlan(mouths: Mouths): Plan {
  const timeline = new Timeline(mouths);
  const scenes = [
    readTheWords,
    askAndWait,
    helpIlse,
    ownContribution,
    conferInPairs,
    thinkInSilence,
    marnixTells,
    passItOn,
  ];
  for (const scene of scenes) scene(timeline);
  return timeline.finish();
}
