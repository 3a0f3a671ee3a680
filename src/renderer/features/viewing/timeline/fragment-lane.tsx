import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FragmentBar } from '../../../components/beads/fragment-bar.tsx';
import { showsIn } from '../../../components/beads/time-span.ts';
import { announce } from '../../../components/frame/live-region.tsx';
import styles from './lanes.module.css';
import { isPlainKey } from './mark-controls.ts';
import { type Ends, type Frames, resizedBy, resizedTo } from './move-in-time.ts';
import type { MarkActions, TimelineFragment } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';
import { type Drafting, timesOf } from './use-draft.ts';
import type { MarkFocus } from './use-mark-focus.ts';
import { useStrip } from './use-strip.ts';

export type FragmentLaneProps = Pick<MarkActions, 'onSelect' | 'onOpen' | 'onRemove'> & {
  readonly view: TimelineView;
  /** In order of time. */
  readonly fragments: readonly TimelineFragment[];
  readonly frames: Frames;
  readonly focus: MarkFocus;
  readonly activeId: string | undefined;
  readonly selectedId: string | undefined;
  readonly drafting: Drafting<Ends>;
};

/** The fragments of the recording, numbered in order of time. */
export function FragmentLane({ view, fragments, ...shared }: FragmentLaneProps): ReactElement {
  const [strip, drawn, width] = useStrip(view);
  const { activeId, selectedId } = shared;
  return (
    <div ref={strip} className={styles.strip} style={{ width }}>
      {drawn.usPerPx > 0 &&
        fragments.map((fragment, index) => {
          const stays = fragment.id === activeId || fragment.id === selectedId;
          if (!stays && !showsIn(drawn, fragment.inUs, fragment.outUs)) return null;
          return <Bar key={fragment.id} {...shared} fragment={fragment} number={index + 1} span={drawn} />;
        })}
    </div>
  );
}

type BarProps = Omit<FragmentLaneProps, 'view' | 'fragments'> & {
  readonly fragment: TimelineFragment;
  readonly number: number;
  readonly span: { readonly fromUs: number; readonly toUs: number };
};

function Bar(props: BarProps): ReactElement {
  const { fragment, number, span, frames, focus, activeId, selectedId, drafting } = props;
  const { onSelect, onOpen, onRemove } = props;
  const { id, title, released } = fragment;
  const { t } = useTranslation();
  const marked = { kind: 'fragment', id } as const;
  const stored: Ends = { startUs: fragment.inUs, endUs: fragment.outUs };
  const ends = timesOf(drafting.draft, id, stored);
  const remove = (): void => {
    if (released) {
      announce(t('fragment.releasedLocked'));
      return;
    }
    focus.leave(id);
    onRemove(marked);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isPlainKey(event, 'Enter')) onOpen(marked);
    else if (isPlainKey(event, 'Delete')) remove();
    else if (!focus.onKeyDown(event, id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FragmentBar
      number={number}
      title={title}
      startUs={ends.startUs}
      endUs={ends.endUs}
      span={span}
      released={released}
      selected={id === selectedId}
      onSelect={() => onSelect(marked)}
      onOpen={() => onOpen(marked)}
      onNudge={(edge, direction, unit) =>
        drafting.change(id, stored, resizedBy(frames, ends, edge, direction, unit))
      }
      onDrag={(edge, us) => drafting.change(id, stored, resizedTo(frames, ends, edge, us))}
      onKeep={drafting.keep}
      onDrop={drafting.drop}
      isMoving={drafting.draft?.id === id && !drafting.draft.kept}
      roving={{
        tabIndex: id === activeId ? 0 : -1,
        ref: (element) => focus.register(id, element),
        onFocus: () => focus.onFocus(id),
        onKeyDown,
      }}
    />
  );
}
