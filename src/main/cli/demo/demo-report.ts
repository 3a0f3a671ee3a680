import { basename } from 'node:path';
import { writeFileDurably } from '../../files/durable-fs.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { Words } from '../words.ts';
import type { DemoOutcome, OwnFile } from './demo-run.ts';

/**
 * Writes what was done as a page to read. It lies outside the vault, so it names no person, title or note: numbers, times
 * and random ids only.
 */
export async function writeDemoReport(path: string, outcome: DemoOutcome, words: Words): Promise<void> {
  await withFileErrors(() => writeFileDurably(path, `${reportLines(outcome, words).join('\n')}\n`));
}

function reportLines(o: DemoOutcome, { say, error }: Words): string[] {
  const fragment = (id: string) => o.fragments.find((candidate) => candidate.id === id);
  return [
    `# ${say('report.title')}`,
    '',
    say('report.recording', {
      ...{ frames: o.recording.frames, seconds: o.recording.durationUs / 1_000_000 },
      ...{ width: o.recording.width, height: o.recording.height },
    }),
    say('report.viewing', {
      fragments: o.fragments.length,
      annotations: o.annotations,
      released: o.released.length,
    }),
    '',
    `## ${say('report.bundle')}`,
    '',
    say('report.bundleFile', {
      file: basename(o.bundle),
      bytes: o.exported.bytes,
      sha256: o.exported.sha256,
    }),
    '',
    `| ${say('report.fragment')} | ${say('report.in')} | ${say('report.out')} | ${say('report.frames')} |`,
    '|---|---|---|---|',
    ...o.released.map((id) => {
      const { inUs = 0, outUs = 0, frames = 0 } = fragment(id) ?? {};
      return `| \`${id}\` | ${(inUs / 1_000_000).toFixed(3)} s | ${(outUs / 1_000_000).toFixed(3)} s | ${frames} |`;
    }),
    '',
    say('report.open', { identity: basename(o.identityFile), file: basename(o.bundle) }),
    '',
    `## ${say('report.checks')}`,
    '',
    `- ${say('report.exact')}`,
    `- ${say('report.verified', { signature: o.verified.signature.state })}`,
    `- ${say('report.imported', { bundles: o.received.length, fragments: o.received[0]?.fragments.length ?? 0 })}`,
    ...ownFileLines(o.ownFiles, say, error),
  ];
}

function ownFileLines(files: readonly OwnFile[], say: Words['say'], error: Words['error']): string[] {
  if (files.length === 0) return [];
  const lines = files.map((own, at) =>
    'recording' in own
      ? `- ${say('report.ownReady', { number: at + 1, frames: own.recording.frames, width: own.recording.width, height: own.recording.height })}`
      : `- ${say('report.ownRefused', { number: at + 1, reason: error(own.refused.code, own.refused.params) })}`,
  );
  return ['', `## ${say('report.ownFiles')}`, '', ...lines];
}
