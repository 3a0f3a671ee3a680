import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { writeDemoReport } from '../demo/demo-report.ts';
import { type DemoOutcome, runDemo } from '../demo/demo-run.ts';
import type { Desk } from '../desk.ts';
import { readPassphrase } from '../passphrase-input.ts';
import type { Answer } from '../program.ts';

/** `demo --out DIR [FILE…]`: the whole main job, on footage that it makes and on files of the user's own. */
export function addDemoCommand(program: Command, desk: Desk, answer: Answer): void {
  const { words } = desk;
  program
    .command('demo')
    .description(words.say('help.demo'))
    .argument('[file...]', words.say('help.demo.files'))
    .option('--out <dir>', words.say('help.demo.out'))
    .option('--passphrase-file <file>', words.say('help.demo.passphraseFile'))
    .option('--lang <nl|en>', words.say('help.lang'))
    .action(async (files: string[], options: { out?: string; passphraseFile?: string }) => {
      const out = resolve(options.out ?? join('demo-out', new Date().toISOString().replace(/[:.]/g, '-')));
      const outcome = await runDemo(desk, {
        out,
        passphrase: await passphraseOf(desk, options.passphraseFile),
        files: files.map((file) => resolve(file)),
      });
      const report = join(out, 'report.md');
      await writeDemoReport(report, outcome, words);
      answer(describe(outcome, report));
    });
}

/** Footage that shows no one needs no secret: without a file the passphrase is the one that the README gives. */
async function passphraseOf(desk: Desk, file: string | undefined): Promise<string> {
  if (file !== undefined) return readPassphrase(file, desk.words.say('ask.passphrase'));
  const passphrase = desk.words.say('demo.passphrase');
  process.stderr.write(`${desk.words.say('demo.passphraseTold', { passphrase })}\n`);
  return passphrase;
}

/** The outcome as JSON: ids and figures alone, because standard output may end in a file. */
function describe(o: DemoOutcome, report: string) {
  return {
    ...{
      library: o.library,
      secondLibrary: o.secondLibrary,
      bundle: o.bundle,
      identityFile: o.identityFile,
      report,
    },
    recordingId: o.recording.id,
    frames: o.recording.frames,
    fragments: o.fragments.map(({ id, inUs, outUs, frames }) => ({ fragmentId: id, inUs, outUs, frames })),
    released: o.released,
    annotations: o.annotations,
    exported: o.exported,
    verified: o.verified.verified,
    signature: o.verified.signature.state,
    imports: o.imports.map(({ alreadyHere }) => ({ alreadyHere })),
    ownFiles: o.ownFiles.map((own) =>
      'refused' in own
        ? { refused: own.refused.code }
        : { recordingId: own.recording.id, frames: own.recording.frames },
    ),
  };
}
