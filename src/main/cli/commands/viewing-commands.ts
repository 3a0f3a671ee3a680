import type { Command } from 'commander';
import type { PupilId, RecordingId } from '../../../shared/model/ids.ts';
import { pupilId } from '../../../shared/model/ids.ts';
import type { Desk, LibraryOptions } from '../desk.ts';
import { timeOption, withLibrary } from '../options.ts';
import type { Answer } from '../program.ts';

interface FragmentOptions extends LibraryOptions {
  readonly recording: RecordingId;
  readonly in: number;
  readonly out: number;
  readonly title: string;
  readonly why?: string;
}

interface TagOptions extends LibraryOptions {
  readonly recording: RecordingId;
  readonly item: string;
  readonly at: number;
  readonly until?: number;
  readonly pupil?: string;
  readonly note?: string;
}

/** `fragment add`, `tag add`. */
export function addViewingCommands(program: Command, desk: Desk, answer: Answer): void {
  const { words } = desk;
  const time = timeOption(words);

  withLibrary(program.command('fragment').description(words.say('help.fragment.group')).command('add'), words)
    .description(words.say('help.fragment.add'))
    .requiredOption('--recording <id>', words.say('help.recordingId'))
    .requiredOption('--in <time>', words.say('help.in'), time)
    .requiredOption('--out <time>', words.say('help.out'), time)
    .requiredOption('--title <title>', words.say('help.fragmentTitle'))
    .option('--why <text>', words.say('help.why'))
    .action(async (options: FragmentOptions) => {
      await desk.open(options);
      const { id, ...facts } = await desk.core.ask('owner', 'fragment.add', {
        recordingId: options.recording,
        inUs: options.in,
        outUs: options.out,
        title: options.title,
        ...(options.why === undefined ? {} : { why: options.why }),
      });
      answer({ fragmentId: id, ...facts });
    });

  withLibrary(program.command('tag').description(words.say('help.tag.group')).command('add'), words)
    .description(words.say('help.tag.add'))
    .requiredOption('--recording <id>', words.say('help.recordingId'))
    .requiredOption('--item <code>', words.say('help.item'))
    .requiredOption('--at <time>', words.say('help.at'), time)
    .option('--until <time>', words.say('help.until'), time)
    .option('--pupil <pupil>', words.say('help.pupil'))
    .option('--note <text>', words.say('help.note'))
    .action(async (options: TagOptions) => {
      await desk.open(options);
      const pupil = options.pupil === undefined ? undefined : await findOrAddPupil(desk, options.pupil);
      const { id, ...facts } = await desk.core.ask('owner', 'annotation.add', {
        recordingId: options.recording,
        itemCode: options.item,
        startUs: options.at,
        ...(options.until === undefined ? {} : { endUs: options.until }),
        ...(pupil === undefined ? {} : { pupilId: pupil }),
        ...(options.note === undefined ? {} : { note: options.note }),
      });
      answer({ annotationId: id, ...facts });
    });
}

/** A pupil is named by id, by number (`L7` or `7`) or by first name; one that is not in the class yet is added. */
async function findOrAddPupil(desk: Desk, named: string): Promise<PupilId> {
  const asId = pupilId.safeParse(named);
  if (asId.success) return asId.data;
  const { pupils } = await desk.core.ask('owner', 'trajectory.get', {});
  const digits = /^[Ll]?(\d{1,2})$/.exec(named)?.[1];
  const wanted = digits === undefined ? { firstName: named } : { number: Number(digits) };
  const found = pupils.find((pupil) =>
    'number' in wanted ? pupil.number === wanted.number : pupil.firstName === wanted.firstName,
  );
  return (found ?? (await desk.core.ask('owner', 'pupil.add', wanted))).id;
}
