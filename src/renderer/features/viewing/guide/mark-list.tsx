import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Bead } from '../../../components/beads/bead.tsx';
import { Button } from '../../../components/controls/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import type { IconName } from '../../../components/icon-shapes.tsx';
import { formatMediaTime } from '../../../i18n/media-time.ts';
import { itemOf } from '../facts.ts';
import { useNames, useViewing } from '../viewing-context.ts';
import { type ListRow, listRows } from './list-rows.ts';
import styles from './mark-list.module.css';
import { useMarkActions } from './use-mark-actions.ts';

const icons: Readonly<Record<Exclude<ListRow['kind'], 'annotation'>, IconName>> = {
  fragment: 'beginFragment',
  highlight: 'heart',
  note: 'note',
};

/** The timeline as a list: everything on the recording in order of time, each with the way there and the way out. */
export function MarkList(): ReactElement {
  const { t } = useTranslation();
  const { facts, looks } = useViewing();
  const rows = listRows(facts);
  return (
    <section className={styles.list} aria-labelledby="marks" data-region="timeline">
      <div className={styles.head}>
        <h2 id="marks">{t('viewing.command.list')}</h2>
        <Button
          look="quietLink"
          size="small"
          keys="Ctrl Shift L"
          onPress={() => looks.set({ listed: false })}
        >
          {t('viewing.backToTimeline')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className={styles.empty}>{t('seats.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('viewing.columnTime')}</th>
              <th scope="col">{t('viewing.columnWhat')}</th>
              <th scope="col">{t('viewing.columnPupil')}</th>
              <th scope="col">{t('viewing.columnAway')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ row }: { readonly row: ListRow }): ReactElement {
  const { t } = useTranslation();
  const { facts, film, jotting } = useViewing();
  const names = useNames();
  const actions = useMarkActions();
  const item = row.itemCode === null ? undefined : itemOf(facts.guides, row.itemCode);
  const from = formatMediaTime(row.startUs);
  const words = item === undefined ? t(`viewing.kind.${row.kind}`) : names.item(item);
  const time = row.endUs === null ? from : t('viewing.fromTo', { from, to: formatMediaTime(row.endUs) });
  const isLocked = row.kind === 'fragment' && facts.released.has(row.id);
  const open = (): void => {
    if (row.kind === 'note') film.seek(row.startUs);
    else actions.onOpen({ kind: row.kind, id: row.id });
  };
  const remove = (): void => {
    const note = facts.notes.find(({ id }) => id === row.id);
    if (note !== undefined) jotting.removeNote(note.id);
    else if (row.kind !== 'note') actions.onRemove({ kind: row.kind, id: row.id });
  };
  return (
    <tr>
      <td>
        <button type="button" className={styles.time} onClick={open}>
          {time}
        </button>
      </td>
      <td>
        <span className={styles.what}>
          {row.kind === 'annotation' ? (
            row.cluster !== null && <Bead cluster={row.cluster} />
          ) : (
            <Icon name={icons[row.kind]} />
          )}
          <span>{[words, row.text].filter((text) => text !== '').join(': ')}</span>
        </span>
      </td>
      <td>{names.pupil(row.pupilId)}</td>
      <td>
        <button
          type="button"
          className={styles.time}
          disabled={isLocked}
          aria-label={t('viewing.removeNamed', { what: `${words}, ${from}` })}
          onClick={remove}
        >
          {t('viewing.columnAway')}
        </button>
      </td>
    </tr>
  );
}
