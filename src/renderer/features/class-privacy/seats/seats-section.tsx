import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { pupilLabels } from '../../../../shared/kernels/pupil-labels.ts';
import { useClient } from '../../../api/client-context.ts';
import { useRovingFocus } from '../../../components/focus/use-roving-focus.ts';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './seats-section.module.css';

type ClassPupil = OutputOf<'class.get'>['pupils'][number];

/** A plattegrond has at most this many rows and columns. */
const MOST = 12;
const LEAST_COLUMNS = 8;

/** Plattegrond: take a pupil up, put her down elsewhere; whoever sits there takes the seat that came free. */
export function SeatsSection(): ReactElement | null {
  const { t } = useTranslation();
  const { value } = useRecords('class.get', {});
  if (value === undefined) return null;
  if (value.pupils.length === 0) return <p className={styles.intro}>{t('classPrivacy.seats.nobody')}</p>;
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.seats.intro')}</p>
      <SeatGrid pupils={value.pupils} />
    </>
  );
}

function SeatGrid({ pupils }: { readonly pupils: readonly ClassPupil[] }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [held, setHeld] = useState<string>();
  // one empty row and column more, so that a class can grow
  const rows = Math.min(MOST, Math.max(...pupils.map(({ seat }) => seat.row)) + 1);
  const columns = Math.min(MOST, Math.max(LEAST_COLUMNS, ...pupils.map(({ seat }) => seat.column + 1)));
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
  const grid = numbers(rows).map((row) => numbers(columns).map((column) => `${row}.${column}`));
  const roving = useRovingFocus(grid);
  const nameOf = pupilLabels(pupils);
  const holding = pupils.find(({ id }) => id === held);
  const press = (row: number, column: number, sitting: ClassPupil | undefined): void => {
    if (holding === undefined) setHeld(sitting?.id);
    else {
      setHeld(undefined);
      if (sitting?.id !== holding.id) void client.ask('pupil.place', { pupilId: holding.id, row, column });
    }
  };
  return (
    <>
      <p role="status" className={styles.held}>
        {holding === undefined
          ? t('classPrivacy.seats.take')
          : t('classPrivacy.seats.put', { name: nameOf(holding) })}
      </p>
      <p className={styles.board}>{t('classPrivacy.seats.board')}</p>
      <div className={styles.grid}>
        {numbers(rows).map((row) => (
          <div key={row} className={styles.row}>
            {numbers(columns).map((column) => {
              const sitting = pupils.find(({ seat }) => seat.row === row && seat.column === column);
              const place = t('classPrivacy.seats.place', { row, column });
              const who = sitting === undefined ? t('classPrivacy.seats.free') : nameOf(sitting);
              return (
                <button
                  key={column}
                  type="button"
                  {...roving(`${row}.${column}`)}
                  className={styles.seat}
                  data-free={sitting === undefined || undefined}
                  aria-pressed={holding !== undefined && sitting?.id === holding.id}
                  aria-label={`${who}, ${place}`}
                  onClick={() => press(row, column, sitting)}
                >
                  {sitting !== undefined && nameOf(sitting)}
                </button>
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}
