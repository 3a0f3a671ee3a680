import { type KeyboardEvent, type PointerEvent, type ReactElement, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cover } from '../../../../shared/model/cover.ts';
import { COVER_UNITS } from '../../../../shared/model/cover-units.ts';
import styles from './cover.module.css';
import { byKey, type CoverPlace, centredAt, moved, stretched } from './cover-geometry.ts';

export type CoverMarkProps = {
  readonly shape: Exclude<Cover['shape'], 'none'>;
  readonly place: CoverPlace;
  readonly name: string;
  /** Drawn as the circle sees it; while somebody places it, what is under it shines through. */
  readonly solid: boolean;
  readonly describedBy: string;
  readonly onPlace: (place: CoverPlace) => void;
  /** Of the button that is moved by keys. */
  readonly ref?: Ref<HTMLButtonElement>;
};

type Grip = {
  readonly side: 'all' | 'corner';
  readonly x: number;
  readonly y: number;
  readonly from: CoverPlace;
};

const percent = (units: number): string => `${(100 * units) / COVER_UNITS}%`;

/** The cover on the film: dragged, stretched at its corner, put where somebody clicks, or moved by keys. Stored when let go. */
export function CoverMark(props: CoverMarkProps): ReactElement {
  const { shape, name, solid, describedBy, onPlace, ref } = props;
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip | null>(null);
  const [draft, setDraft] = useState<CoverPlace | null>(null);
  const place = draft ?? props.place;

  const unitsAt = (event: PointerEvent): { x: number; y: number } => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - box.left) / box.width) * COVER_UNITS,
      y: ((event.clientY - box.top) / box.height) * COVER_UNITS,
    };
  };
  const take = (event: PointerEvent<HTMLElement>, side: Grip['side']): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { side, ...unitsAt(event), from: props.place };
  };
  const drag = (event: PointerEvent): void => {
    const held = grip.current;
    if (held === null) return;
    const { x, y } = unitsAt(event);
    setDraft((held.side === 'all' ? moved : stretched)(held.from, x - held.x, y - held.y));
  };
  const letGo = (): void => {
    if (draft !== null) onPlace(draft);
    grip.current = null;
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = byKey(place, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onPlace(next);
  };
  return (
    <div
      ref={area}
      className={styles.area}
      onPointerDown={(event) => {
        const { x, y } = unitsAt(event);
        if (event.button === 0) onPlace(centredAt(place, x, y));
      }}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <button
        ref={ref}
        type="button"
        className={styles.mark}
        data-shape={shape}
        data-solid={solid || undefined}
        aria-label={t('release.coverMark', { name })}
        aria-describedby={describedBy}
        style={{
          ...{ left: percent(place.x), top: percent(place.y) },
          ...{ width: percent(place.width), height: percent(place.height) },
        }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => take(event, 'all')}
      >
        <span className={styles.corner} onPointerDown={(event) => take(event, 'corner')} />
      </button>
    </div>
  );
}
