import type { ReactElement } from 'react';
import type { WireFrame } from '../components/beads/import-wire.tsx';
import styles from './sample-frame.module.css';

export type SampleFrameProps = {
  /** Shifts the picture a little, so that a strip of them isn't one picture. */
  readonly turn?: number;
};

/** A drawn piece of a lesson, in the place of a film. */
export function SampleFrame({ turn = 0 }: SampleFrameProps): ReactElement {
  return (
    <svg
      className={styles.frame}
      viewBox={`${40 + (turn % 4) * 30} ${10 + (turn % 3) * 10} 160 90`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect width="400" height="200" fill="#c9c4ae" />
      <rect y="90" width="400" height="110" fill="#6d6b5b" />
      <path d="M110 18h96v52h-96z" fill="#39433e" />
      <path d="M113 21h90v46h-90z" fill="#eef3ec" />
      <path d="M70 130c-4-46 4-70 22-70s24 26 22 70z" fill="#24473f" />
      <circle cx="92" cy="48" r="13" fill="#dcb391" />
      <path d="M79 46c0-22 28-22 26 0-8-6-18-6-26 0z" fill="#5b3a22" />
      {[60, 120, 180, 240].map((x) => (
        <g key={x}>
          <path d={`M${x} 120h44l8 12h-60z`} fill="#c59f63" />
          <circle cx={x + 22} cy="112" r="8" fill="#3b2a1c" />
          <path d={`M${x + 9} 136c0-20 26-20 26 0z`} fill="#a34d3d" />
        </g>
      ))}
    </svg>
  );
}

/** As many frames as a wire has read. */
export function sampleFrames(count: number): WireFrame[] {
  return Array.from({ length: count }, (_, turn) => ({
    id: `frame ${turn + 1}`,
    picture: <SampleFrame turn={turn} />,
  }));
}
