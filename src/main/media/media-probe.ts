import type { TimeBase } from '../../shared/kernels/frame-times.ts';

export type Rotation = 0 | 90 | 180 | 270;

/** The containers by the names that the rest of the product uses; each stands for its whole family. */
export type ContainerName = 'mp4' | 'matroska' | 'mpegts' | 'mpeg' | 'avi' | 'asf' | 'flv' | 'nut';

/** How brightness is written down: as for an ordinary screen, or for a brighter one (SMPTE ST 2084, ARIB STD-B67). */
export type Transfer = 'sdr' | 'pq' | 'hlg';

export type VideoProbe = {
  readonly streamIndex: number;
  /** FFmpeg's name of the codec, such as `h264`. */
  readonly codec: string;
  readonly profile: string | null;
  /** FFmpeg's name, such as `yuv420p`; null when nobody could tell. */
  readonly pixelFormat: string | null;
  /** Bits per sample; 8 where nobody could tell. */
  readonly bitDepth: number;
  readonly transfer: Transfer;
  /** The picture as it is stored: before rotation and sample aspect, without the codec's padding. */
  readonly codedWidth: number;
  readonly codedHeight: number;
  /** The picture as it is shown. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise that the stored picture is turned for showing. */
  readonly rotation: Rotation;
  readonly sampleAspect: readonly [number, number];
  readonly interlaced: boolean;
  readonly timeBase: TimeBase;
  /** Start of the first displayed frame on our timeline, in microseconds. */
  readonly startUs: number;
};

export type AudioProbe = {
  readonly streamIndex: number;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** The first sample heard, in microseconds of our timeline; negative when a MP4 edit hides what comes before zero. */
  readonly startUs: number;
};

/** What is known of a recording after looking at its beginning. Nothing of where, when or with what it was made. */
export type MediaProbe = {
  readonly container: ContainerName;
  readonly video: VideoProbe;
  /** Null when there is no sound that can be decoded. */
  readonly audio: AudioProbe | null;
  /**
   * Microseconds to add to a time of ours to get the container's own, which is also Chromium's `currentTime`
   * (docs/adr/0010).
   */
  readonly originUs: number;
  /** How long the container says that it lasts, in microseconds; null when it doesn't. It may be any lie: never count on it. */
  readonly claimedUs: number | null;
  /** Whether frames before the container's zero are hidden: MP4 and Matroska have a presentation zero, others don't. */
  readonly hidesBeforeZero: boolean;
};
