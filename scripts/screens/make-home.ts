import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sample lesson so many times after itself is as long as a lesson, so that reading it in can be seen. */
const ROUNDS = 12;

/** Makes the home of the teacher in the pictures, with films to read in, a file that is none and a package that is none, and has the application start there. */
export function makeHome(folder: string): void {
  const videos = join(folder, "Video's");
  for (const made of [videos, join(folder, 'Documenten')]) mkdirSync(made, { recursive: true });
  writeFileSync(join(videos, 'brief.mp4'), 'Beste Marije,');
  writeFileSync(join(folder, 'Documenten', 'van-sanne.kijkkring'), 'geen pakket');
  const lesson = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'lesson.mp4');
  const input = ['-stream_loop', `${ROUNDS - 1}`, '-i', lesson];
  const film = join(videos, 'les rekenen.mp4');
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-c', 'copy', film]);
  copyFileSync(lesson, join(videos, 'les taal.mp4'));
  // as an old camera makes them
  const old = join(videos, 'oude camera.avi');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-t', '3', '-i', lesson, '-c:v', 'mpeg4', '-an', old]);
  process.env.HOME = folder;
}
