import type { CSSProperties, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { AddToCircle } from './add-to-circle.tsx';
import styles from './circle-block.module.css';

type Member = OutputOf<'home.trajectory'>['circle'][number];

export type CircleBlockProps = { readonly circle: readonly Member[] };

/** De kring: a chair for each of the group, hers in yellow at the near side; and the way to add somebody. */
export function CircleBlock({ circle }: CircleBlockProps): ReactElement {
  const { t } = useTranslation();
  const teachers = circle.filter(({ role }) => role === 'teacher').length;
  const coaches = circle.filter(({ role }) => role === 'coach').map(({ name }) => name);
  const others = circle.filter(({ role }) => role === 'careCoordinator').map(({ name }) => name);
  return (
    <div className={styles.block}>
      <div className={styles.words}>
        <p>
          {t('trajectory.teachers', { count: teachers })}
          {coaches.length > 0 &&
            ` ${t('trajectory.coaches', { names: coaches.join(', '), count: coaches.length })}`}
          {others.length > 0 &&
            ` ${t('trajectory.watchers', { names: others.join(', '), count: others.length })}`}
        </p>
      </div>
      <ul className={styles.chairs}>
        {circle.map(({ participantId, name, role, self }, seat) => (
          <li
            key={participantId}
            className={styles.chair}
            data-role={self ? 'self' : role}
            style={chairAt(seat, circle.length)}
          >
            <abbr title={name}>{name.slice(0, 2)}</abbr>
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <AddToCircle />
      </div>
    </div>
  );
}

/** Chairs around a circle, the first one at the near side (below). */
function chairAt(seat: number, of: number): CSSProperties {
  const angle = Math.PI / 2 + (seat / Math.max(of, 1)) * 2 * Math.PI;
  return { left: `${50 + 42 * Math.cos(angle)}%`, top: `${50 + 42 * Math.sin(angle)}%` };
}
