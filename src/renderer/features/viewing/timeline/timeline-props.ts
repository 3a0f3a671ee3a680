import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Cluster } from '../../../../shared/model/guide.ts';
import type { Fragment, Highlight } from '../../../../shared/model/recording.ts';
import type { FilmPicture } from './film-slots.ts';
import type { Ends, Times } from './move-in-time.ts';

/** What of an item of a guide the timeline shows, with its label in the language of the interface. */
export type TimelineItem = { readonly code: string; readonly label: string; readonly cluster: Cluster };

/** A pupil under the name that may be shown. */
export type TimelinePupil = { readonly id: string; readonly name: string };

export type TimelineAnnotation = Pick<Annotation, 'itemCode' | 'kind' | 'startUs' | 'endUs'> & {
  readonly id: string;
  readonly pupilId: string | null;
};

export type TimelineFragment = Pick<Fragment, 'inUs' | 'outUs' | 'title'> & {
  readonly id: string;
  /** Others may see it: its ends are locked. */
  readonly released: boolean;
};

export type TimelineHighlight = Pick<Highlight, 'atUs'> & { readonly id: string };

/** Something that lies on the timeline. */
export type Marked = { readonly kind: 'annotation' | 'fragment' | 'highlight'; readonly id: string };

/** Where the film is. Read and heard outside React, as it moves sixty times a second. */
export type PlayheadSource = {
  /** Microseconds on the recording's timeline. */
  readonly get: () => number;
  /** Returns the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
};

/**
 * The loudest sound of each of `buckets` equal parts of [fromUs, toUs), 0 silent to 255; null where no sound is known. Keep it
 * the same function from render to render, as a new one is asked anew.
 */
export type PeaksSource = (
  fromUs: number,
  toUs: number,
  buckets: number,
) => Promise<ArrayLike<number> | null>;

export type Grouping = 'guide' | 'who';

/** What is done with marks; the promise of a move settles when it is stored or refused. */
export type MarkActions = {
  readonly onSelect: (marked: Marked) => void;
  /** Enter or a double click: go there. */
  readonly onOpen: (marked: Marked) => void;
  /** Once, at the end of a drag or when the keys are let go; times lie on frames. */
  readonly onMoveAnnotation: (id: string, times: Times) => Promise<unknown>;
  readonly onRemove: (marked: Marked) => void;
};

/** Everything that lies on a recording. */
export type MarksOfRecording = {
  readonly recording: {
    readonly durationUs: number;
    /** Start of each displayed frame; empty while they are not known, then nothing can be moved. */
    readonly frameTimesUs: Float64Array;
  };
  /** Of all guides whose marks may lie here. */
  readonly items: readonly TimelineItem[];
  /** In the order of their seats. */
  readonly pupils: readonly TimelinePupil[];
  readonly annotations: readonly TimelineAnnotation[];
  readonly fragments: readonly TimelineFragment[];
  readonly highlights: readonly TimelineHighlight[];
  readonly selection: Marked | null;
  /** A fragment that is worked on beside the selection: its ends can be taken hold of. */
  readonly selectedFragmentId?: string | null;
};

export type TimelineProps = MarksOfRecording &
  MarkActions & {
    readonly playhead: PlayheadSource;
    readonly peaks: PeaksSource;
    /** In order of time. */
    readonly pictures: readonly FilmPicture[];
    readonly grouping: Grouping;
    readonly onGrouping: (grouping: Grouping) => void;
    readonly onSeek: (us: number) => void;
    /** Once, at the end of a drag or when the key is let go; both ends lie on frames. */
    readonly onResizeFragment: (id: string, ends: Ends) => Promise<unknown>;
  };

/** What the screen around the timeline may ask of it. */
export type TimelineHandle = {
  /** One step closer (1) or further (-1), around the playhead where that is in view. */
  readonly zoom: (direction: -1 | 1) => void;
  readonly reveal: (us: number) => void;
  /** To the current mark, or to the first there is. */
  readonly focus: () => void;
};
