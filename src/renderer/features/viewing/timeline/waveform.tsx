import { memo, type ReactElement, useEffect, useRef, useState } from 'react';
import { useTheme } from '../../../components/frame/theme-area.tsx';
import styles from './lanes.module.css';
import type { PeaksSource } from './timeline-props.ts';
import type { Drawn, TimelineView } from './timeline-view.ts';
import { useStrip } from './use-strip.ts';
import { barCount, barEveryPx, barHeights, type Peaks } from './waveform-bars.ts';

export type WaveformProps = {
  readonly view: TimelineView;
  readonly source: PeaksSource;
  /** Height of the lane in CSS px. */
  readonly height: number;
};

/** One mirrored wave of the sound, without a claim about who speaks. */
export const Waveform = memo(function Waveform({ view, source, height }: WaveformProps): ReactElement {
  const [strip, drawn, width] = useStrip(view);
  const peaks = usePeaks(source, drawn, width);
  const theme = useTheme();
  return (
    <div ref={strip} className={styles.strip} style={{ width }} aria-hidden="true">
      {peaks !== null && (
        <Wave
          // another theme has another colour
          key={theme}
          drawn={drawn}
          width={width}
          height={height}
          peaks={peaks}
        />
      )}
    </div>
  );
});

type WaveProps = {
  readonly drawn: Drawn;
  readonly width: number;
  readonly height: number;
  readonly peaks: Peaks;
};

function Wave({ drawn, width, height, peaks }: WaveProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawWave(canvas.current, drawn, width, height, peaks);
  }, [drawn, width, height, peaks]);
  return <canvas ref={canvas} className={styles.wave} style={{ width, height }} />;
}

/** A zoom goes in many small steps; the sound is asked for once it stands still for this long. */
const settleMs = 60;

/** The peaks that came in last, which may be those of an earlier view. */
function usePeaks(source: PeaksSource, drawn: Drawn, width: number): Peaks | null {
  const [peaks, setPeaks] = useState<Peaks | null>(null);
  useEffect(() => {
    if (width === 0) return;
    const { fromUs, toUs } = drawn;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const values = await source(fromUs, toUs, barCount(width));
      if (isWanted && values !== null) setPeaks({ fromUs, toUs, values });
    };
    const timer = setTimeout(() => void ask(), settleMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [source, drawn, width]);
  return peaks;
}

/** Bars of 1.8 px around the middle of the lane, in the text colour of the canvas; silence keeps a dot. */
function drawWave(
  canvas: HTMLCanvasElement,
  drawn: Drawn,
  width: number,
  height: number,
  peaks: Peaks,
): void {
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(canvas).color;
  barHeights(drawn, barCount(width), peaks).forEach((share, index) => {
    if (share === null) return;
    const bar = Math.max(1.2, share * (height - 4));
    pen.fillRect(index * barEveryPx, (height - bar) / 2, 1.8, bar);
  });
}
