import { useOwnSight } from '../../components/copies/use-own-sight.ts';
import type { Sight } from '../../stores/sight-store.ts';
import type { Facts } from './facts.ts';

/** Who can see this recording. */
export function useSightOf({ recording, gone }: Facts): Sight | null {
  const own = useOwnSight(recording.id);
  return gone === 'destroyed' ? { level: 'erased' } : own;
}
