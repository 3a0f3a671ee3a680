export type Loop = { readonly inUs: number; readonly outUs: number };

export type PlayerState = {
  readonly playing: boolean;
  readonly rate: number;
  /** Start of the frame on screen, in microseconds; always a frame of the index. */
  readonly positionUs: number;
  readonly endUs: number;
  /** 0 silent, 1 as recorded, up to +12 dB above that. */
  readonly volume: number;
  readonly muted: boolean;
  readonly loop: Loop | null;
  /** A seek is under way. */
  readonly seeking: boolean;
  /** The film can't be opened or decoded here. */
  readonly broken: boolean;
  /** It stopped by itself so often that it is given up; what was on screen last stays there. */
  readonly stuck: boolean;
};

export function stateAtFirst(positionUs: number, endUs: number): PlayerState {
  return {
    ...{ playing: false, rate: 1, positionUs, endUs, volume: 1, muted: false },
    ...{ loop: null, seeking: false, broken: false, stuck: false },
  };
}
