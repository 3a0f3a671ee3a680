import basics from '../../../../resources/guides/a-basiscommunicatie.json' with { type: 'json' };
import attention from '../../../../resources/guides/b-aandacht-en-beurten.json' with { type: 'json' };
import instruction from '../../../../resources/guides/c-instructie-en-begrip.json' with { type: 'json' };
import talkTime from '../../../../resources/guides/d-spreektijd-en-wachttijd.json' with { type: 'json' };
import type { Guide, GuideItem } from '../../../shared/model/guide.ts';
import { guide } from '../../../shared/model/guide.ts';

/** The four sets that come with Kijkkring (DECISIONS 8), in order of their letter. */
export function builtInGuides(): Guide[] {
  return [basics, attention, instruction, talkTime].map((file) => guide.parse(file));
}

/** The item with this code, active or in reserve, and the guide it stands in. */
export function findGuideItem(
  guides: readonly Guide[],
  code: string,
): { guide: Guide; item: GuideItem } | null {
  for (const candidate of guides) {
    const item = [...candidate.active, ...candidate.reserve].find((entry) => entry.code === code);
    if (item !== undefined) return { guide: candidate, item };
  }
  return null;
}
