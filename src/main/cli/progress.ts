import type { Core } from '../core/create-core.ts';
import words from './words.nl.json' with { type: 'json' };
import type { WordKey, Words } from './words.ts';

/** Writes a line to standard error at every new phase and every tenth of the way. Returns the function that stops it. */
export function showProgress(core: Core, { say }: Words): () => void {
  let told = '';
  return core.listen((event) => {
    if (event.type !== 'jobChanged' || event.job.state !== 'running') return;
    const percent = Math.floor(event.job.share * 10) * 10;
    const line = `${phaseWords(event.job.phase, say)} ${percent}%\n`;
    if (line === told) return;
    told = line;
    process.stderr.write(line);
  });
}

function phaseWords(phase: string, say: Words['say']): string {
  const key = `phase.${phase}`;
  return isWordKey(key) ? say(key) : phase;
}

function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(words, key);
}
