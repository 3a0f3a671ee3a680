import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: a minute down to ten seconds. */
const heavy: readonly string[] = [
  'integration/import-collection',
  'integration/fragment-exact',
  'e2e/player',
  'e2e/gallery',
  'e2e/player-kinds',
  'integration/crash',
  'integration/review-copy',
  'e2e/specs/import',
  'e2e/gallery-layout',
  'integration/chromium-truth',
  'integration/custody-broken-off',
  'integration/bad-input',
  'e2e/gallery-keyboard',
  'integration/angle',
  'integration/cover-burnt-in',
  'integration/media-collection',
  'e2e/specs/class-privacy',
  'e2e/specs/custody',
  'e2e/specs/film-trial',
  'integration/mutated-media',
  'integration/known-copies',
  'integration/expired-recording',
];

/** Long files first and the many small parts last, so that at the end no core waits for one file that began late. */
export class HeavyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function placeOf({ moduleId, project }: TestSpecification): number {
  if (!project.config.isolate) return heavy.length + 1;
  const known = heavy.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return known === -1 ? heavy.length : known;
}
