import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Guide } from '../../../../shared/model/guide.ts';
import { joinClasses } from '../../../components/join-classes.ts';
import { useViewing } from '../viewing-context.ts';
import { GuidePanel } from './guide-panel.tsx';
import { SeatPanel } from './seat-panel.tsx';
import styles from './side-panel.module.css';

/** Beside the film: the kijkwijzer over the seats. Where there is no room both share one place, chosen by two buttons. */
export function SidePanel({ guide }: { readonly guide: Guide }): ReactElement {
  const { t } = useTranslation();
  const { looks } = useViewing();
  const tab = useStore(looks.state, (state) => state.tab);
  return (
    <div className={styles.side} data-tab={tab}>
      <fieldset className={styles.tabs}>
        <legend className={styles.legend}>{t('viewing.panels')}</legend>
        {(['guide', 'seats'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={styles.tab}
            aria-pressed={tab === one}
            onClick={() => looks.set({ tab: one })}
          >
            {one === 'guide' ? t('viewing.guideTab') : t('viewing.seatsTab')}
          </button>
        ))}
      </fieldset>
      <div className={joinClasses(styles.part, styles.guide)} data-region="guide">
        <GuidePanel guide={guide} />
      </div>
      <div className={joinClasses(styles.part, styles.seats)} data-region="seats">
        <SeatPanel guide={guide} />
      </div>
    </div>
  );
}
