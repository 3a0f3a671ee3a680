import type { ReactElement } from 'react';
import { dotsInCircle } from './dots-in-circle.ts';

/**
 * Who can see it (UX §2): only me; only me, with a known copy elsewhere; two of us; the circle; nobody, as the picture
 * is erased.
 */
export type SightLevel = 'own' | 'ownWithCopies' | 'two' | 'circle' | 'erased';

type SealGlyphProps = {
  readonly level: SightLevel;
  /** Side in px at the plain text size. */
  readonly size?: number;
};

/** The ring of a sight level, in the colour of the text around it. */
export function SealGlyph({ level, size = 20 }: SealGlyphProps): ReactElement {
  const side = `${size / 16}rem`;
  return (
    <svg
      width={side}
      height={side}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      data-level={level}
    >
      {glyphs[level]}
    </svg>
  );
}

const ring = <circle cx="12" cy="12" r="9.6" strokeWidth="2.4" />;

const own = (
  <>
    {ring}
    <circle cx="12" cy="12" r="3.6" fill="currentColor" stroke="none" />
  </>
);

const glyphs: Readonly<Record<SightLevel, ReactElement>> = {
  own,
  ownWithCopies: own,
  two: (
    <>
      {ring}
      <circle cx="8.4" cy="12" r="2.7" fill="currentColor" stroke="none" />
      <circle cx="15.6" cy="12" r="2.7" fill="currentColor" stroke="none" />
    </>
  ),
  circle: (
    <g fill="currentColor" stroke="none">
      {dotsInCircle(7, 9, 12).map(({ x, y }) => (
        <circle key={`${x},${y}`} cx={x} cy={y} r="2.5" />
      ))}
    </g>
  ),
  erased: <circle cx="12" cy="12" r="9.6" strokeWidth="2" strokeDasharray="2.6 3.4" />,
};
