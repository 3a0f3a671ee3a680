import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Guide } from '../../../../shared/model/guide.ts';
import type { Pupil } from '../../../../shared/model/trajectory.ts';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { SeatMap } from '../../../components/viewing/seat-map.tsx';
import { useNames, useViewing } from '../viewing-context.ts';
import { PupilFinder } from './pupil-finder.tsx';
import styles from './seat-panel.module.css';
import { seatRows } from './seat-rows.ts';

const all = 'all';

/** The classroom from above: who something was seen with, and the way to say so. */
export function SeatPanel({ guide }: { readonly guide: Guide }): ReactElement {
  const { t } = useTranslation();
  const { facts, tagging, looks } = useViewing();
  const names = useNames();
  const find = useCommand('viewing.pupil');
  const selectedId = useShownPupil();
  const sticky = useStore(tagging.state, (state) => state.stickyPupilId);
  const { finding, countedItem } = useStore(looks.state);
  const counted = facts.annotations.filter(
    ({ itemCode }) => countedItem === null || itemCode === countedItem,
  );
  const nameOf = ({ id }: Pupil): string => names.pupil(id) ?? '';
  const options = [
    { value: all, label: t('viewing.allItems') },
    ...guide.active.map((item) => ({ value: item.code, label: names.item(item) })),
  ];
  if (facts.pupils.length === 0) return <p className={styles.nobody}>{t('viewing.noPupils')}</p>;
  return (
    <div className={styles.panel}>
      <SeatMap
        rows={seatRows(facts.pupils, counted, nameOf)}
        selectedId={selectedId}
        stickyName={names.pupil(sticky)}
        onPress={(id, isSticky) => (isSticky ? tagging.stick(id) : tagging.seat(id))}
        onEndSticky={() => tagging.stick(null)}
        besideBoard={{
          left: (
            <Button
              look="quietLink"
              size="small"
              keys={find.keys ?? ''}
              isDisabled={find.isDisabled}
              onPress={find.run}
            >
              {find.label}
            </Button>
          ),
          right: (
            <div className={styles.counted}>
              <Select
                look="inline"
                label={t('viewing.countedItem')}
                options={options}
                value={countedItem ?? all}
                onChange={(code) => looks.set({ countedItem: code === all ? null : code })}
              />
            </div>
          ),
        }}
      />
      {finding && <PupilFinder />}
    </div>
  );
}

/** The pupil of the markering in the toast, or of the duration in it. */
function useShownPupil(): string | undefined {
  const { toasts, tagging } = useViewing();
  const toast = useStore(toasts.state, (state) => state.toast);
  const open = useStore(tagging.state, (state) => state.open);
  if (toast?.kind === 'mark') return toast.annotation.pupilId ?? undefined;
  if (toast?.kind !== 'running') return undefined;
  return open.find(({ item }) => item.code === toast.code)?.pupilId ?? undefined;
}
