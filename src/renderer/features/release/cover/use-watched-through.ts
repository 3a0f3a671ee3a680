import { useEffect, useRef, useState } from 'react';
import type { Span } from '../../../../shared/model/class.ts';
import type { Player } from '../../../player/player.ts';

/** A gap between two pictures that still counts as having watched on, in microseconds: a slow laptop drops frames. */
const LONGEST_GAP_US = 500_000;

/**
 * Whether a stretch was played from its begin to its end since `version` became what it is: in one go or in pieces that follow on
 * each other, but not by jumping.
 */
export function useWatchedThrough(player: Player | null, span: Span, version: string): boolean {
  const [watched, setWatched] = useState<string | null>(null);
  const reached = useRef({ version, us: span.startUs });
  const { startUs, endUs } = span;
  useEffect(() => {
    if (reached.current.version !== version) reached.current = { version, us: startUs };
    return player?.state.subscribe(({ positionUs, playing }) => {
      const { us } = reached.current;
      if (!playing || positionUs <= us - LONGEST_GAP_US || positionUs > us + LONGEST_GAP_US) return;
      reached.current.us = Math.max(us, positionUs);
      if (reached.current.us >= endUs - LONGEST_GAP_US / 2) setWatched(version);
    });
  }, [player, startUs, endUs, version]);
  return watched === version;
}
