import type { BrowserWindow, Dialog } from 'electron';
import { z } from 'zod';
import { shellProcedures, sightLevels } from '../../shared/contract/shell-bridge.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import type { DialogWords } from './dialog-words.ts';

export type ShellSurroundings = {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly window: () => BrowserWindow | null;
  readonly words: DialogWords;
};

type Answer = (input: unknown) => Promise<Result<unknown>>;

/** Kinds of film that a camera or phone makes; anything can be chosen, and the import looks at what it is. */
const filmExtensions = [
  'mp4',
  'mov',
  'm4v',
  'mkv',
  'webm',
  'avi',
  'mts',
  'm2ts',
  'ts',
  'mpg',
  'mpeg',
  'wmv',
  '3gp',
];

/** What Kijkkring writes besides bundles: papers and the log. */
const writtenKinds = ['pdf', 'html', 'json'] as const;

const nothing = z.strictObject({});
const suggestion = z.strictObject({ suggestedName: z.string().max(200) });
const sight = z.strictObject({ level: z.enum(sightLevels).nullable() });

/** While one of these is on screen, the window keeps itself out of recordings and shared screens. */
const privateLevels: ReadonlySet<string | null> = new Set(['own', 'ownWithCopies', 'two']);

/** What the shell answers itself: dialogs of the system and the controls of the window. */
export function shellAnswers({ dialog, window, words }: ShellSurroundings): ReadonlyMap<string, Answer> {
  const choose = async (filters: Electron.FileFilter[], several: boolean): Promise<readonly string[]> => {
    const parent = window();
    if (parent === null) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
      filters,
      // the system keeps no list of what was opened
      properties: ['openFile', 'dontAddToRecent', ...(several ? (['multiSelections'] as const) : [])],
    });
    return canceled ? [] : filePaths;
  };
  const save = async (suggestedName: string): Promise<string | null> => {
    const parent = window();
    if (parent === null) return null;
    const { canceled, filePath } = await dialog.showSaveDialog(parent, {
      defaultPath: fileNameOf(suggestedName),
      filters: filtersFor(suggestedName, words),
      properties: ['dontAddToRecent', 'createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || filePath === '' ? null : filePath;
  };
  const films = [
    { name: words.films, extensions: filmExtensions },
    { name: words.allFiles, extensions: ['*'] },
  ];
  const bundles = [{ name: words.bundles, extensions: ['kijkkring'] }];
  return new Map<string, Answer>([
    [shellProcedures.chooseFilms, parsed(nothing, () => choose(films, true))],
    [shellProcedures.chooseBundle, parsed(nothing, async () => (await choose(bundles, false))[0] ?? null)],
    [shellProcedures.chooseSaveTarget, parsed(suggestion, ({ suggestedName }) => save(suggestedName))],
    [shellProcedures.minimise, parsed(nothing, () => window()?.minimize())],
    [shellProcedures.maximise, parsed(nothing, () => toggleMaximised(window()))],
    [shellProcedures.close, parsed(nothing, () => window()?.close())],
    [
      shellProcedures.showSight,
      parsed(sight, ({ level }) => window()?.setContentProtection(privateLevels.has(level))),
    ],
  ]);
}

function parsed<Input>(schema: z.ZodType<Input>, run: (input: Input) => unknown): Answer {
  return async (input) => {
    const given = schema.safeParse(input);
    if (!given.success) return refused({ code: 'invalidInput', params: { field: 'input' } });
    return ok((await run(given.data)) ?? null);
  };
}

/** The dialog gives a name without extension that of its filter, so it is the one of what is saved. */
function filtersFor(suggestedName: string, words: DialogWords): Electron.FileFilter[] {
  const extension = writtenKinds.find((kind) => suggestedName.endsWith(`.${kind}`));
  return extension === undefined
    ? [{ name: words.bundles, extensions: ['kijkkring'] }]
    : [{ name: extension.toUpperCase(), extensions: [extension] }];
}

/** A name alone, in the folder that the dialog opens with: the page names no folder. */
function fileNameOf(suggested: string): string {
  return suggested.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '');
}

function toggleMaximised(window: BrowserWindow | null): void {
  if (window?.isMaximized()) window.unmaximize();
  else window?.maximize();
}
