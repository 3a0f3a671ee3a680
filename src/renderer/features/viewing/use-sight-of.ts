import { useOwnSight } from '../../components/copies/use-own-sight.ts';
import type { Sight } from '../../stores/sight-store.ts';
import type { Facts } from './facts.ts';

/** Who can see this recording; one of somebody else is shared with her. */
export function useSightOf({ recording, gone, ownerName }: Facts): Sight | null {
  const own = useOwnSight(recording.id);
  if (gone === 'destroyed') return { level: 'erased' };
  return ownerName === null ? own : { level: 'two', person: ownerName };
}
