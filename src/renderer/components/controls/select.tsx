import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { useTheme } from '../frame/theme-area.tsx';
import { Icon } from '../icon.tsx';
import { joinClasses } from '../join-classes.ts';
import list from './option-list.module.css';
import styles from './select.module.css';

export type SelectOption<V extends string> = { readonly value: V; readonly label: string };

export type SelectProps<V extends string> = {
  readonly label: string;
  readonly options: readonly SelectOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** `inline` is a word in a sentence with a line under it; `field` a box. */
  readonly look?: 'field' | 'inline';
  readonly isDisabled?: boolean;
};

/** One of several, from a list that opens. */
export function Select<V extends string>(props: SelectProps<V>): ReactElement {
  const { label, options, value, onChange, look = 'field', isDisabled } = props;
  const theme = useTheme();
  return (
    <AriaSelect
      className={joinClasses(styles.select, styles[look])}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      {...(isDisabled !== undefined && { isDisabled })}
    >
      <Label className={styles.label}>{label}</Label>
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''}>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="open" size={16} />
      </Button>
      <Popover data-theme={theme} className={list.popover ?? ''} offset={4}>
        <ListBox className={list.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={list.item ?? ''}>
              <span className={list.mark} aria-hidden="true">
                <Icon name="check" size={16} />
              </span>
              <span>{option.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
