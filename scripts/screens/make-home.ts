import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample lesson so many times after itself is as long as a lesson, so that reading it in can be seen. */
const ROUNDS = 12;

/** Makes the home of the teacher in the pictures, with a film to read in and a file that is none, and has the application start there. */
export function makeHome(folder: string): void {
  const videos = join(folder, "Video's");
  for (const made of [videos, join(folder, 'Documenten')]) mkdirSync(made, { recursive: true });
  writeFileSync(join(videos, 'brief.mp4'), 'Beste Marije,');
  const lesson = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'lesson.mp4');
  const input = ['-stream_loop', `${ROUNDS - 1}`, '-i', lesson];
  const film = join(videos, 'les rekenen.mp4');
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-c', 'copy', film]);
  process.env.HOME = folder;
}
