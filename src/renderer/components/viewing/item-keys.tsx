import type { ReactElement, ReactNode } from 'react';
import { useRovingFocus } from '../focus/use-roving-focus.ts';
import { ItemKey, type ItemKeyInfo } from './item-key.tsx';
import styles from './item-keys.module.css';

export type ItemKeysProps = {
  /** Title of the kijkwijzer. */
  readonly title: string;
  /** Behind the title: show three, show all, hide. */
  readonly actions?: ReactNode;
  /** At most ten, in the order of the keys. */
  readonly items: readonly ItemKeyInfo[];
  readonly onPress: (code: string) => void;
};

/** The active points of a kijkwijzer in two columns, five rows of 44 px. One tab stop; arrows go from key to key. */
export function ItemKeys({ title, actions, items, onPress }: ItemKeysProps): ReactElement {
  const roving = useRovingFocus(inPairs(items.map(({ code }) => code)));
  return (
    <section className={styles.panel} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.code} className={styles.place}>
            <ItemKey item={item} onPress={onPress} roving={roving(item.code)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function inPairs(codes: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(codes.length / 2) }, (_, row) => codes.slice(2 * row, 2 * row + 2));
}
