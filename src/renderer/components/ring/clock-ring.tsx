import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './clock-ring.module.css';
import { dotsInCircle } from './dots-in-circle.ts';

export type ClockRingProps = {
  /** Seconds that are left, negative when over time. */
  readonly secondsLeft: number;
  /** Length of the turn in seconds, more than 0. */
  readonly totalSeconds: number;
  /** Side in px: 120 on the board. */
  readonly size?: number;
};

const dotCount = 12;
const dots = dotsInCircle(dotCount, 48, 60);

/**
 * The clock of a turn: twelve dots that go out one by one, the last of them fading, with the minutes in the middle. No
 * sound and no flashing; over time it stays empty and counts no further than 0.
 */
export function ClockRing({ secondsLeft, totalSeconds, size = 120 }: ClockRingProps): ReactElement {
  const { t } = useTranslation();
  const left = Math.max(0, Math.min(secondsLeft, totalSeconds));
  const lit = (left / totalSeconds) * dotCount;
  // whole minutes that are left; the last one counts until it is over
  const minutes = left < 60 ? Math.ceil(left / 60) : Math.floor(left / 60);
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 120 120"
      role="img"
      aria-label={t('clock.minutesLeft', { count: minutes })}
    >
      {dots.map(({ x, y }, index) => (
        <g key={`${x},${y}`}>
          <circle cx={x} cy={y} r="7" className={styles.out} />
          <circle
            cx={x}
            cy={y}
            r="7"
            className={styles.lit}
            opacity={Math.max(0, Math.min(1, lit - (dotCount - 1 - index)))}
          />
        </g>
      ))}
      <text x="60" y="74" textAnchor="middle" className={styles.minutes}>
        {minutes}
      </text>
    </svg>
  );
}
