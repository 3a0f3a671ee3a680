import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTheme } from '../frame/theme-area.tsx';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-shapes.tsx';
import { Kbd } from './kbd.tsx';
import list from './option-list.module.css';

export type MenuAction<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly isDisabled?: boolean;
};

export type MenuProps<Id extends string> = {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly actions: readonly MenuAction<Id>[];
  readonly onAction: (id: Id) => void;
};

/** Actions behind one button. */
export function Menu<Id extends string>({ label, trigger, actions, onAction }: MenuProps<Id>): ReactElement {
  const theme = useTheme();
  return (
    <MenuTrigger>
      {trigger}
      <Popover data-theme={theme} className={list.popover ?? ''} offset={4}>
        <AriaMenu
          aria-label={label}
          className={list.list ?? ''}
          items={actions}
          disabledKeys={actions.filter((action) => action.isDisabled).map((action) => action.id)}
          onAction={(key) => {
            const action = actions.find(({ id }) => id === key);
            if (action !== undefined) onAction(action.id);
          }}
        >
          {(action) => (
            <MenuItem id={action.id} textValue={action.label} className={list.item ?? ''}>
              {action.icon && <Icon name={action.icon} />}
              <span>{action.label}</span>
              {action.keys && <Kbd keys={action.keys} size="small" bare />}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
