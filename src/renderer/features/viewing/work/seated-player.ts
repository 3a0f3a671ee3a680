import type { StoreApi } from 'zustand/vanilla';
import type { Player } from '../../../player/player.ts';
import type { PlayerState } from '../../../player/player-state.ts';

/** A player as it sits in the seat of the film; its moments are those of the recording on screen. */
export type SeatedPlayer = Pick<
  Player,
  | 'play'
  | 'pause'
  | 'seek'
  | 'step'
  | 'stepOn'
  | 'frameFrom'
  | 'setRate'
  | 'setVolume'
  | 'setMuted'
  | 'setLevelled'
  | 'setLoop'
  | 'settled'
> & { readonly state: Pick<StoreApi<PlayerState>, 'getState' | 'subscribe'> };
