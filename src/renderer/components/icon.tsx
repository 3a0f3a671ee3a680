import type { ReactElement } from 'react';
import { type IconName, iconShapes } from './icon-shapes.tsx';

type IconProps = {
  readonly name: IconName;
  /** Side in px at the plain text size; it grows with the text. */
  readonly size?: number;
};

/** A drawn mark beside a text or inside a labelled button; it says nothing to a screen reader by itself. */
export function Icon({ name, size = 18 }: IconProps): ReactElement {
  const side = `${size / 16}rem`;
  return (
    <svg
      width={side}
      height={side}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {iconShapes[name]}
    </svg>
  );
}
