import type { Command } from 'commander';
import type { FragmentId, MeetingId } from '../../../shared/model/ids.ts';
import type { Desk, LibraryOptions } from '../desk.ts';
import { withLibrary } from '../options.ts';
import type { Answer } from '../program.ts';

/** Who works here answers for the class herself; a screen asks for its statement first. The log tells it either way. */
async function warnOfNoStatement({ core, words }: Desk): Promise<void> {
  const { statement, pupils } = await core.ask('owner', 'class.get', {});
  if (statement === null && pupils.length > 0) process.stderr.write(`${words.say('release.noStatement')}\n`);
}

/** `meeting add`, `release`, `revoke`. */
export function addMeetingCommands(program: Command, desk: Desk, answer: Answer): void {
  const { words } = desk;

  withLibrary(program.command('meeting').description(words.say('help.meeting.group')).command('add'), words)
    .description(words.say('help.meeting.add'))
    .requiredOption('--title <title>', words.say('help.meetingTitle'))
    .requiredOption('--date <date>', words.say('help.date'))
    .action(async (options: LibraryOptions & { title: string; date: string }) => {
      await desk.open(options);
      const { id, ...facts } = await desk.core.ask('owner', 'meeting.add', {
        title: options.title,
        date: options.date,
      });
      answer({ meetingId: id, ...facts });
    });

  withLibrary(program.command('release'), words)
    .description(words.say('help.release'))
    .argument('<fragment...>', words.say('help.fragmentId'))
    .requiredOption('--meeting <id>', words.say('help.meetingId'))
    .option('--until <date>', words.say('help.untilDate'))
    .action(
      async (fragments: FragmentId[], options: LibraryOptions & { meeting: MeetingId; until?: string }) => {
        await desk.open(options);
        await warnOfNoStatement(desk);
        const released = await desk.core.ask('owner', 'release.release', {
          fragmentIds: fragments,
          withoutStatement: true,
          meetingId: options.meeting,
          ...(options.until === undefined ? {} : { until: options.until }),
        });
        answer({ released });
      },
    );

  withLibrary(program.command('revoke'), words)
    .description(words.say('help.revoke'))
    .argument('<fragment>', words.say('help.fragmentId'))
    .action(async (fragment: FragmentId, options: LibraryOptions) => {
      await desk.open(options);
      answer({ revoked: await desk.core.ask('owner', 'release.revoke', { fragmentId: fragment }) });
    });
}
