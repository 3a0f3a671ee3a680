import { type Import, isTest, type SourceFile } from './source-file.ts';

/** A rule looks at all files and gives a line for each offence: what, and which rule it breaks. */
export type Rule = (files: readonly SourceFile[]) => string[];

const everyWork = ['files', 'store', 'vault', 'media', 'jobs', 'history'] as const;

/**
 * Who may import whom, by the folder under `src/main` (or `shared`, `renderer`). Every folder may import itself and
 * `shared`; a folder that is not named here is an offence, so that a new one gets its place on purpose.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  renderer: [],
  files: [],
  store: ['files'],
  vault: ['files'],
  media: ['files'],
  jobs: ['files', 'store'],
  history: ['files', 'store'],
  bundle: everyWork,
  interchange: everyWork,
  services: [...everyWork, 'bundle', 'interchange'],
  core: [...everyWork, 'bundle', 'interchange', 'services'],
  cli: ['core', 'files'],
  electron: ['core', 'files'],
  loopback: ['core', 'files'],
  preload: [],
};

/** `src/main/store/open.ts` is in `store`, `src/shared/x.ts` in `shared`; outside `src` nothing has a layer. */
export function layerOf(path: string): string | undefined {
  const [top, area, folder] = path.split('/');
  if (top !== 'src') return undefined;
  return area === 'main' ? folder : area;
}

/** Edges against the layers (CONTRIBUTING draws them). Data of `resources` (JSON) may be read by whoever needs it. */
export const layerRule: Rule = (files) =>
  productEdges(files).flatMap(({ file, edge, target }) => {
    const from = layerOf(file.path) ?? '?';
    const allowed = mayImport[from];
    if (allowed === undefined) return [`${file.path}: the layer table has no folder ${from}`];
    const to = layerOf(target);
    if (to === undefined) {
      if (/^resources\/.+\.json$/.test(target)) return [];
      return [`${file.path} -> ${edge.specifier}: outside src`];
    }
    if (to === from || to === 'shared' || allowed.includes(to)) return [];
    return [`${file.path} -> ${target}: ${from} may not import ${to}`];
  });

/** A screen that needs another screen's parts moves them to `components` instead. */
export const featureRule: Rule = (files) =>
  productEdges(files).flatMap(({ file, target }) => {
    const from = featureOf(file.path);
    const to = featureOf(target);
    if (from === undefined || to === undefined || from === to) return [];
    return [`${file.path} -> ${target}: a feature may not import another`];
  });

function featureOf(path: string): string | undefined {
  return /^src\/renderer\/features\/([^/]+)\//.exec(path)?.[1];
}

type Edge = { readonly file: SourceFile; readonly edge: Import; readonly target: string };

function productEdges(files: readonly SourceFile[]): Edge[] {
  return files
    .filter((file) => file.path.startsWith('src/') && !isTest(file.path))
    .flatMap((file) =>
      file.imports.flatMap((edge) =>
        edge.target === undefined ? [] : [{ file, edge, target: edge.target }],
      ),
    );
}
