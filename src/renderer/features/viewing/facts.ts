import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Guide, GuideItem } from '../../../shared/model/guide.ts';
import type { Fragment, Highlight, Note, Recording } from '../../../shared/model/recording.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import type { ViewState } from '../../../shared/model/view-state.ts';

/** What is known of a recording while it is watched. */
export type Facts = {
  readonly recording: Recording;
  readonly fragments: readonly Fragment[];
  readonly annotations: readonly Annotation[];
  readonly highlights: readonly Highlight[];
  readonly notes: readonly Note[];
  readonly guides: readonly Guide[];
  readonly pupils: readonly Pupil[];
  /** Ids of fragments whose release is in force. */
  readonly released: ReadonlySet<string>;
  /** Why there is no picture any more; null while there is one. */
  readonly gone: 'destroyed' | 'locked' | null;
  /** Whose it is, when it is somebody else's; null for her own. */
  readonly ownerName: string | null;
  /** As it was when the recording was opened. */
  readonly view: ViewState;
};

/** The item with this code, of whichever guide. */
export function itemOf(guides: readonly Guide[], code: string): GuideItem | undefined {
  return guides.flatMap(({ active, reserve }) => [...active, ...reserve]).find((item) => item.code === code);
}

/** The item that a digit key stands for. @param digit `1` to `9`, `0` */
export function itemOfDigit({ active }: Guide, digit: string): GuideItem | undefined {
  return active[digit === '0' ? 9 : Number(digit) - 1];
}

export function digitOf(index: number): string {
  return String((index + 1) % 10);
}
