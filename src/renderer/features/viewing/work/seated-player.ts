import type { StoreApi } from 'zustand/vanilla';
import type { Player, PlayerState } from '../../../player/player.ts';

/** A player as it sits in the seat of the film; its moments are those of the recording on screen. */
export type SeatedPlayer = Pick<
  Player,
  | 'play'
  | 'pause'
  | 'seek'
  | 'step'
  | 'frameFrom'
  | 'setRate'
  | 'setVolume'
  | 'setMuted'
  | 'setLevelled'
  | 'setLoop'
  | 'settled'
> & { readonly state: Pick<StoreApi<PlayerState>, 'getState' | 'subscribe'> };
