import type { ReactNode } from 'react';

/** The drawn marks of the interface on a 24 × 24 field, in strokes of 1.9 (measured from the design). */
export const iconShapes = {
  minimise: <path d="M5 12h14" />,
  maximise: <rect x="6" y="6" width="12" height="12" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  play: <path d="M7 4.5v15l12.5-7.5z" fill="currentColor" stroke="none" />,
  pause: <path d="M8 5v14M16 5v14" strokeWidth="3.4" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.2l3.4 2" />
    </>
  ),
  laptop: <path d="M5.5 15.5V6h13v9.5M2.5 18.5h19" />,
  repeat: (
    <>
      <path d="m17 4 3 3-3 3" />
      <path d="M20 7H8a4 4 0 0 0-4 4v1M7 20l-3-3 3-3" />
      <path d="M4 17h12a4 4 0 0 0 4-4v-1" />
    </>
  ),
  sound: (
    <>
      <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
      <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />
    </>
  ),
  soundOff: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />,
  levelSound: <path d="M4 10v4M8 7.5v9M12 7.5v9M16 7.5v9M20 10v4" />,
  frameBack: <path d="M6 5.5v13M18 6v12l-8.5-6z" />,
  frameForward: <path d="M18 5.5v13M6 6v12l8.5-6z" />,
  list: <path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.2M4.5 12h.2M4.5 17.5h.2" />,
  eye: (
    <>
      <path d="M3 12c2.6-4.4 5.6-6.4 9-6.4s6.4 2 9 6.4c-2.6 4.4-5.6 6.4-9 6.4S5.6 16.4 3 12z" />
      <circle cx="12" cy="12" r="2.6" />
    </>
  ),
  eyeOff: (
    <>
      <path d="M3 12c2.6-4.4 5.6-6.4 9-6.4s6.4 2 9 6.4c-2.6 4.4-5.6 6.4-9 6.4S5.6 16.4 3 12z" />
      <path d="m4 20 16-16" />
    </>
  ),
  heart: (
    <path d="M12 20C6 15.6 3.5 12.6 3.5 9.3 3.5 6.8 5.4 5 7.7 5 9.5 5 11 6 12 7.7 13 6 14.5 5 16.3 5c2.3 0 4.2 1.8 4.2 4.3 0 3.3-2.5 6.3-8.5 10.7z" />
  ),
  beginFragment: <path d="M11 4.5H7v15h4M13.5 12h7M17.5 8.5 21 12l-3.5 3.5" />,
  endFragment: <path d="M13 4.5h4v15h-4M3 12h8M8 8.5 11.5 12 8 15.5" />,
  note: (
    <>
      <path d="M5 5h14v10l-4.5 4.5H5z" />
      <path d="M14.5 19.5V15H19M8.5 9.5h7M8.5 13h4" />
    </>
  ),
  pictureOff: (
    <>
      <rect x="3.5" y="5.5" width="17" height="13" rx="1.5" fill="currentColor" fillOpacity=".28" />
      <path d="m3.5 18.5 17-13" />
    </>
  ),
  again: <path d="M11 6 5 12l6 6M19 6l-6 6 6 6" />,
  undo: (
    <>
      <path d="M8 5 4 9l4 4" />
      <path d="M4 9h9.5a5.5 5.5 0 0 1 0 11H9" />
    </>
  ),
  redo: (
    <>
      <path d="m16 5 4 4-4 4" />
      <path d="M20 9h-9.5a5.5 5.5 0 0 0 0 11H15" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  stick: (
    <>
      <rect x="8" y="9" width="8" height="11.5" rx="1.5" />
      <path d="M9.5 9V4h5v5M11.5 6.2h1" />
    </>
  ),
  camera: (
    <>
      <rect x="3" y="7.5" width="12.5" height="9.5" rx="1.5" />
      <path d="m15.5 11 5.5-3v8.5l-5.5-3" />
    </>
  ),
  otherAngle: (
    <>
      <rect x="3.5" y="5" width="11" height="8" rx="1.2" />
      <path d="M9.5 16v3h11v-8.5h-3M6.5 16v2.5M4.8 17l1.7 1.7L8.2 17" />
    </>
  ),
  board: (
    <>
      <rect x="3.5" y="5" width="17" height="11.5" rx="1.2" />
      <path d="M9 20h6" />
    </>
  ),
  card: (
    <>
      <rect x="3" y="6" width="18" height="12.5" rx="1.5" />
      <circle cx="8" cy="12.3" r="2.3" />
      <path d="M13 10.5h5M13 14h3.5" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" strokeWidth="2.6" />,
  warning: (
    <>
      <path d="M8 3.5h8l4.5 4.5v8L16 20.5H8L3.5 16V8z" />
      <path d="M12 8v5M12 16v.3" strokeWidth="2.6" />
    </>
  ),
  cover: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="2" />
      <path d="M4 11 11 4M4 18 18 4M8 20 20 8M15 20l5-5" />
    </>
  ),
  shorten: (
    <>
      <circle cx="6.5" cy="17.5" r="2.5" />
      <circle cx="17.5" cy="17.5" r="2.5" />
      <path d="M8 15.6 17 4M16 15.6 7 4" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="9.5" rx="1.5" />
      <path d="M8 10.5V7.8a4 4 0 0 1 8 0v2.7" />
    </>
  ),
  onward: <path d="M5 12h13M13 6.5l5.5 5.5-5.5 5.5" />,
  open: <path d="m6 9.5 6 6 6-6" />,
  grip: (
    <g fill="currentColor" stroke="none">
      <circle cx="9" cy="6" r="1.5" />
      <circle cx="15" cy="6" r="1.5" />
      <circle cx="9" cy="12" r="1.5" />
      <circle cx="15" cy="12" r="1.5" />
      <circle cx="9" cy="18" r="1.5" />
      <circle cx="15" cy="18" r="1.5" />
    </g>
  ),
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof iconShapes;
