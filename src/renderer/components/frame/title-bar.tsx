import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../controls/icon-button.tsx';
import { keyShortcuts } from '../controls/key-shortcuts.ts';
import { joinClasses } from '../join-classes.ts';
import { Mark } from '../ring/mark.tsx';
import type { SightLevel } from '../ring/seal-glyph.tsx';
import styles from './title-bar.module.css';

export type ScreenTab<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  /** Such as `Alt 1`. */
  readonly keys?: string;
  /** Apart from the others, at the right (Klas en privacy). */
  readonly apart?: boolean;
};

export type WindowControls = {
  readonly onMinimise: () => void;
  readonly onMaximise: () => void;
  readonly onClose: () => void;
};

export type TitleBarProps<Id extends string> = {
  readonly tabs?: readonly ScreenTab<Id>[];
  readonly current?: Id;
  readonly onTab?: (id: Id) => void;
  /** In the place of the tabs, such as `Begeleidersscherm`. */
  readonly children?: ReactNode;
  /** Colours the line at the top of the window; none where nothing of anybody is shown. */
  readonly sight?: SightLevel;
  readonly seal?: ReactNode;
  /** Between the tabs and the seal: what works on every screen. */
  readonly aside?: ReactNode;
  /** Only where the window has no frame of its own. */
  readonly window?: WindowControls;
};

/** The bar at the top of every screen: sight line, mark and name, tabs, seal, window controls. */
export function TitleBar<Id extends string>(props: TitleBarProps<Id>): ReactElement {
  const { tabs = [], current, onTab, children, sight, seal, aside, window: controls } = props;
  const { t } = useTranslation();
  return (
    <header className={styles.bar} data-sight={sight ?? 'none'}>
      <div className={styles.row}>
        <div className={styles.name}>
          <Mark />
          <b>{t('product.name')}</b>
        </div>
        {tabs.length > 0 && (
          <nav aria-label={t('titleBar.screens')} className={styles.tabs}>
            {tabs.map((tab) => (
              <button
                key={tab.id}
                type="button"
                className={joinClasses(styles.tab, tab.apart && styles.apart)}
                aria-current={tab.id === current ? 'page' : undefined}
                aria-keyshortcuts={tab.keys === undefined ? undefined : keyShortcuts(tab.keys)}
                onClick={() => onTab?.(tab.id)}
              >
                {tab.label}
              </button>
            ))}
          </nav>
        )}
        {tabs.length === 0 && <div className={styles.plain}>{children}</div>}
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        {seal}
        {controls && (
          <div className={styles.controls}>
            <IconButton
              look="window"
              icon="minimise"
              iconSize={16}
              label={t('titleBar.minimise')}
              onPress={controls.onMinimise}
            />
            <IconButton
              look="window"
              icon="maximise"
              iconSize={15}
              label={t('titleBar.maximise')}
              onPress={controls.onMaximise}
            />
            <IconButton
              look="window"
              icon="cross"
              iconSize={16}
              label={t('titleBar.close')}
              onPress={controls.onClose}
            />
          </div>
        )}
      </div>
    </header>
  );
}
