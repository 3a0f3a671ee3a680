import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../../components/controls/menu.tsx';
import { Icon } from '../../../components/icon.tsx';
import styles from './row-grouping.module.css';
import type { Grouping } from './timeline-props.ts';

export type RowGroupingProps = {
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
};

/** What the rows are: the clusters of the guide, or the pupils. */
export function RowGrouping({ grouping, onGrouping }: RowGroupingProps): ReactElement {
  const { t } = useTranslation();
  const names: Readonly<Record<Grouping, string>> = {
    guide: t('viewing.timeline.byGuide'),
    who: t('viewing.timeline.byWho'),
  };
  return (
    <Menu
      label={t('viewing.timeline.rowsAre')}
      trigger={
        <Button className={styles.button ?? ''}>
          {t('viewing.timeline.rows', { by: names[grouping] })}
          <Icon name="open" size={14} />
        </Button>
      }
      actions={(['guide', 'who'] as const).map((id) => ({
        id,
        label: names[id],
        ...(id === grouping && { icon: 'check' as const }),
      }))}
      onAction={onGrouping}
    />
  );
}
