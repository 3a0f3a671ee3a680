/**
 * Makes the sample lesson: `node scripts/sample/make-sample.ts [--stills FOLDER SECONDS,SECONDS,…]`.
 * Without options it writes resources/sample/lesson.mp4 and lesson.json; with --stills only pictures, for looking at.
 */
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeLesson } from './describe-lesson.ts';
import { encode } from './film/encode.ts';
import { render } from './film/render.ts';
import { savePicture } from './film/save-picture.ts';
import { findTools, type Tools } from './prerequisites.ts';
import { frames } from './script/clock.ts';
import { lessonPlan } from './script/lesson.ts';
import { mouthOf } from './sound/mix.ts';
import { soundtrack, speakAll } from './sound/soundtrack.ts';
import { toRawFloats } from './sound/wave.ts';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', '..', 'resources', 'sample');
const tools = toolsOrExit();

const spoken = await speakAll();
const plan = lessonPlan(new Map([...spoken.lines].map(([id, sound]) => [id, mouthOf(sound)])));
const [option, folder = '', moments = ''] = process.argv.slice(2);
if (option === '--stills') await stills();
else await film();

async function film() {
  mkdirSync(target, { recursive: true });
  const file = join(target, 'lesson.mp4');
  const unfinished = join(target, 'lesson-unfinished.mp4');
  const encoder = encode(unfinished, toRawFloats(soundtrack(plan, spoken)));
  const wanted = Array.from({ length: plan.frames }, (_, frame) => frame);
  await render(here, tools.browser, {
    plan,
    wanted,
    take: async (pixels, frame) => {
      await encoder.write(pixels);
      if (frame % 250 === 0) process.stdout.write(`frame ${frame} of ${plan.frames}\n`);
    },
  });
  await encoder.finish();
  renameSync(unfinished, file);
  writeFileSync(join(target, 'lesson.json'), `${JSON.stringify(describeLesson(plan), null, 2)}\n`);
  process.stdout.write(`${plan.frames / 25} s, ${(statSync(file).size / 1e6).toFixed(2)} MB\n`);
}

async function stills() {
  mkdirSync(folder, { recursive: true });
  const wanted = moments.split(',').map((seconds) => frames(Number(seconds)));
  const take = (pixels: Buffer, frame: number) =>
    savePicture(pixels, join(folder, `${String(frame).padStart(5, '0')}.png`));
  await render(here, tools.browser, { plan, wanted, take });
}

function toolsOrExit(): Tools {
  const found = findTools();
  if ('tools' in found) return found.tools;
  process.stderr.write(`Not installed:\n${found.missing.map((line) => `  ${line}`).join('\n')}\n`);
  process.exit(1);
}
