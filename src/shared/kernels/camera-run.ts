/** A film file as a folder tells of it. */
export type NamedFile = { readonly name: string; readonly bytes: number };

type Place = {
  /** Files of one run share it. */
  readonly family: string;
  readonly number: number;
  /** `chapter`: the number is that of a part. `counter`: of a film, whether it goes on in the next or not. */
  readonly kind: 'chapter' | 'counter';
};

/** GoPro: `GX020001.MP4` is chapter 2 of film 0001; older ones begin with `GOPR0001.MP4` and go on with `GP010001.MP4`. */
const goPro = /^G([HXL])(\d\d)(\d{4})\.mp4$/i;
const goProFirst = /^GOPR(\d{4})\.mp4$/i;
const goProNext = /^GP(\d\d)(\d{4})\.mp4$/i;

/** A telephone that splits its film: the moment it began, and then a number of three digits. */
const phonePart = /^(.*\d{6}.*)[_-](\d{3})\.(\w+)$/;

/** Whatever counts its films: `00001.MTS`, `MVI_0001.MOV`, `C0001.MP4`. */
const counted = /^(.*?)(\d{4,5})\.(\w+)$/;

function placeOf(name: string): Place | null {
  const chapter = (family: string, number: string): Place => ({
    family: family.toLowerCase(),
    number: Number(number),
    kind: 'chapter',
  });
  const [, codec = '', part = '', film = ''] = goPro.exec(name) ?? [];
  if (codec !== '') return chapter(`go-${codec}-${film}`, part);
  const [, first] = goProFirst.exec(name) ?? [];
  if (first !== undefined) return chapter(`gp-${first}`, '0');
  const [, next = '', ofFilm = ''] = goProNext.exec(name) ?? [];
  if (next !== '') return chapter(`gp-${ofFilm}`, next);
  const [, began = '', split = '', ending = ''] = phonePart.exec(name) ?? [];
  if (split !== '') return chapter(`${began}.${ending}`, split);
  const [, prefix = '', number = '', type = ''] = counted.exec(name) ?? [];
  if (number === '') return null;
  return {
    family: `${prefix}-${number.length}.${type}`.toLowerCase(),
    number: Number(number),
    kind: 'counter',
  };
}

/** Cameras begin a new file where FAT holds no more (4 GiB), or at half of that; they stop a little before it. */
const fullSizes = [
  [1.9e9, 2 ** 31],
  [3.7e9, 2 ** 32],
] as const;

function isFull({ bytes }: NamedFile): boolean {
  return fullSizes.some(([from, to]) => bytes >= from && bytes <= to);
}

type Placed = { readonly at: number; readonly file: NamedFile; readonly place: Place | null };

/** Whether `next` is surely the part after `one`. */
function goesOn(one: Placed, next: Placed): boolean {
  if (one.place === null || next.place === null) return false;
  const follows = next.place.family === one.place.family && next.place.number === one.place.number + 1;
  return follows && (one.place.kind === 'chapter' || isFull(one.file));
}

function inOrder(files: readonly NamedFile[]): Placed[] {
  return files
    .map((file, at) => ({ at, file, place: placeOf(file.name) }))
    .sort(
      (a, b) =>
        (a.place?.family ?? a.file.name).localeCompare(b.place?.family ?? b.file.name, 'nl', {
          numeric: true,
        }) || (a.place?.number ?? 0) - (b.place?.number ?? 0),
    );
}

/**
 * Whether files that were chosen together are the parts of one film, by their names and sizes.
 * @returns their order, as places in `files`; `one` when they surely are, `ask` when only somebody who was there knows
 */
export function judgeRun(files: readonly NamedFile[]): {
  readonly order: readonly number[];
  readonly verdict: 'one' | 'ask';
} {
  const placed = inOrder(files);
  const sure = placed.every((one, at) => {
    const next = placed[at + 1];
    return next === undefined || goesOn(one, next);
  });
  return { order: placed.map(({ at }) => at), verdict: sure ? 'one' : 'ask' };
}

/** The parts of the film that file `chosen` of a folder is one of, in order, itself among them; as places in `files`. */
export function partsAround(files: readonly NamedFile[], chosen: number): readonly number[] {
  const placed = inOrder(files);
  const here = placed.findIndex(({ at }) => at === chosen);
  let [first, last] = [here, here];
  const linked = (a: number): boolean => {
    const [one, next] = [placed[a], placed[a + 1]];
    return one !== undefined && next !== undefined && goesOn(one, next);
  };
  while (linked(first - 1)) first -= 1;
  while (linked(last)) last += 1;
  return placed.slice(first, last + 1).map(({ at }) => at);
}
