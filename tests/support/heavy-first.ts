import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: half a minute down to ten seconds. */
const heavy: readonly string[] = [];

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
