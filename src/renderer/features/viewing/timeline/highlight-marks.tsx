import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenMediaTime } from '../../../i18n/media-time.ts';
import styles from './lanes.module.css';
import { isPlainKey } from './mark-controls.ts';
import type { MarkActions, TimelineHighlight } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';
import type { MarkFocus } from './use-mark-focus.ts';
import { onStrip, useDrawn } from './use-strip.ts';

export type HighlightMarksProps = Pick<MarkActions, 'onSelect' | 'onOpen' | 'onRemove'> & {
  readonly view: TimelineView;
  readonly highlights: readonly TimelineHighlight[];
  readonly focus: MarkFocus;
  readonly activeId: string | undefined;
  readonly selectedId: string | undefined;
};

/** The mooie momenten as yellow dots on the ruler, as only their owner sees them. */
export function HighlightMarks(props: HighlightMarksProps): ReactElement[] {
  const { view, highlights, focus, activeId, selectedId, onSelect, onOpen, onRemove } = props;
  const { t } = useTranslation();
  const drawn = useDrawn(view);
  const onKeyDown = (event: KeyboardEvent, id: string): void => {
    const marked = { kind: 'highlight', id } as const;
    if (isPlainKey(event, 'Enter')) onOpen(marked);
    else if (isPlainKey(event, 'Delete')) {
      focus.leave(id);
      onRemove(marked);
    } else if (!focus.onKeyDown(event, id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return highlights
    .filter(({ id, atUs }) => id === activeId || (atUs >= drawn.fromUs && atUs <= drawn.toUs))
    .map(({ id, atUs }) => (
      <button
        key={id}
        type="button"
        ref={(element) => focus.register(id, element)}
        tabIndex={id === activeId ? 0 : -1}
        className={styles.highlight}
        aria-label={`${t('viewing.command.highlight')}, ${spokenMediaTime(t, atUs)}`}
        aria-current={id === selectedId ? 'true' : undefined}
        style={{ left: onStrip(drawn, atUs) }}
        onFocus={() => focus.onFocus(id)}
        onKeyDown={(event) => onKeyDown(event, id)}
        onClick={() => onSelect({ kind: 'highlight', id })}
        onDoubleClick={() => onOpen({ kind: 'highlight', id })}
      />
    ));
}
