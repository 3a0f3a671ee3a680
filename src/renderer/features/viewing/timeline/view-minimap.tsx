import { memo, type ReactElement, useSyncExternalStore } from 'react';
import { Minimap } from '../../../components/beads/minimap.tsx';
import type { MinimapMark } from '../../../components/beads/minimap-dots.ts';
import type { TimelineView } from './timeline-view.ts';

export type ViewMinimapProps = {
  readonly view: TimelineView;
  readonly marks: readonly MinimapMark[];
  readonly onZoom: (direction: -1 | 1) => void;
};

/** The minimap, whose frame goes along with the view. */
export const ViewMinimap = memo(function ViewMinimap({
  view,
  marks,
  onZoom,
}: ViewMinimapProps): ReactElement {
  const span = useSyncExternalStore(view.subscribe, view.span);
  return (
    <Minimap
      marks={marks}
      totalUs={view.totalUs}
      span={span}
      onMove={(fromUs) => view.moveTo(fromUs)}
      onZoom={onZoom}
    />
  );
});
