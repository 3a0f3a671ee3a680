import { type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Button } from '../controls/button.tsx';
import { Kbd } from '../controls/kbd.tsx';
import { useRovingFocus } from '../focus/use-roving-focus.ts';
import { VisuallyHidden } from '../frame/visually-hidden.tsx';
import { Seat, type SeatInfo } from './seat.tsx';
import styles from './seat-map.module.css';

export type SeatMapProps = {
  /** As the classroom lies, the row nearest to the board first; two seats share a table. */
  readonly rows: readonly (readonly SeatInfo[])[];
  /** The pupil of the markering in the toast. */
  readonly selectedId?: string | undefined;
  /** All that is marked is with this pupil, until Escape. */
  readonly stickyName?: string | undefined;
  /** Letters of the keyboard lie as the classroom (a setting for experts). */
  readonly letters?: boolean;
  /** `sticky`: Shift was held. */
  readonly onPress: (id: string, sticky: boolean) => void;
  readonly onEndSticky: () => void;
  /** On either side of the board: looking for a name, what the dots count. */
  readonly besideBoard?: { readonly left: ReactNode; readonly right: ReactNode };
};

/** `Bij wie zag je iets?`: the classroom from above. One tab stop; arrows go from seat to seat. */
export function SeatMap(props: SeatMapProps): ReactElement {
  const { rows, selectedId, stickyName, letters = false, onPress, onEndSticky, besideBoard } = props;
  const { t } = useTranslation();
  const headingId = useId();
  const seats = rows.flat();
  const unmarked = seats.filter(({ count }) => count === 0).length;
  const roving = useRovingFocus(
    rows.map((row) => row.map(({ id }) => id)),
    { preferred: selectedId },
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || stickyName === undefined) return;
    event.preventDefault();
    onEndSticky();
  };
  return (
    <section className={styles.panel} aria-labelledby={headingId} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 id={headingId}>{t('seats.title')}</h2>
        <p className={styles.hint}>
          <span>
            <Trans i18nKey="seats.how" components={{ key: <Kbd keys={t('seats.key')} size="small" /> }} />
          </span>
          <b>
            <VisuallyHidden>{t('seats.total', { count: seats.length })} </VisuallyHidden>
            {t('seats.unmarked', { count: unmarked })}
          </b>
        </p>
      </div>
      {letters && <p className={styles.badge}>{t('seats.letters')}</p>}
      {stickyName !== undefined && (
        <div className={styles.sticky}>
          <span>{t('seats.allWith', { name: stickyName })}</span>
          <Button look="link" size="small" keys="Esc" onPress={onEndSticky}>
            {t('seats.endSticky')}
          </Button>
        </div>
      )}
      {besideBoard === undefined ? (
        <span className={styles.board} aria-hidden="true" />
      ) : (
        <div className={styles.besideBoard}>
          {besideBoard.left}
          <span className={styles.board} aria-hidden="true" />
          {besideBoard.right}
        </div>
      )}
      {rows.map((row) => (
        <div key={row[0]?.id} className={styles.row}>
          {inTables(row).map((table) => (
            <span key={table[0]?.id} className={styles.table}>
              {table.map((seat) => (
                <Seat
                  key={seat.id}
                  seat={seat}
                  selected={seat.id === selectedId}
                  onPress={onPress}
                  roving={roving(seat.id)}
                />
              ))}
            </span>
          ))}
        </div>
      ))}
    </section>
  );
}

function inTables(row: readonly SeatInfo[]): SeatInfo[][] {
  return Array.from({ length: Math.ceil(row.length / 2) }, (_, table) => row.slice(2 * table, 2 * table + 2));
}
