import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-shapes.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './button.module.css';
import { Kbd } from './kbd.tsx';
import { keyShortcuts } from './key-shortcuts.ts';

export type ButtonProps = {
  readonly children: ReactNode;
  /** A longer name where several buttons have the same words; it begins with them. */
  readonly 'aria-label'?: string;
  /** `quiet` is the plain outlined button, `link` an underlined text, `quietLink` the same without colour. */
  readonly look?: 'primary' | 'quiet' | 'danger' | 'link' | 'quietLink';
  /** 44 px high, 36 in rows and notices, 56 beside a large field, 68 for the four of Eerst kijken. */
  readonly size?: 'small' | 'normal' | 'large' | 'tile';
  readonly icon?: IconName;
  /** A glyph of another kind than an icon, such as the ring of dots of Vrijgeven. */
  readonly glyph?: ReactNode;
  /** Keys that do the same, as on a key cap. */
  readonly keys?: string;
  /** Can't be done yet: drawn dashed, but it takes focus and presses, so that it can say what is missing. */
  readonly closed?: boolean;
  /** Takes the width of its place. */
  readonly wide?: boolean;
  readonly isDisabled?: boolean;
  /** Working: says so, and takes no second press. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  /** `close` inside a dialog or sheet closes it. */
  readonly slot?: 'close';
  readonly onPress?: () => void;
};

/** A button with a text, and if wished a mark before and its keys behind it. */
export function Button(props: ButtonProps): ReactElement {
  const { look = 'quiet', size = 'normal', icon, glyph, keys, closed = false, wide = false } = props;
  const { children, onPress, isDisabled, isPending, autoFocus, type, slot, 'aria-label': label } = props;
  const isLink = look === 'link' || look === 'quietLink';
  return (
    <AriaButton
      {...(onPress && isPending !== true && { onPress: () => onPress() })}
      {...(isDisabled !== undefined && { isDisabled })}
      {...(autoFocus !== undefined && { autoFocus })}
      // a form must not be sent twice
      {...(type !== undefined && { type: isPending === true ? 'button' : type })}
      {...(slot !== undefined && { slot })}
      {...(label !== undefined && { 'aria-label': label })}
      className={joinClasses(
        styles.button,
        styles[look],
        styles[size],
        closed && styles.closed,
        wide && styles.wide,
      )}
      render={(dom) => (
        <button
          {...dom}
          aria-keyshortcuts={keys === undefined ? undefined : keyShortcuts(keys)}
          aria-disabled={closed || isPending || dom['aria-disabled']}
          aria-busy={isPending || undefined}
          data-pending={isPending || undefined}
        />
      )}
    >
      {icon && <Icon name={icon} size={iconSizes[size]} />}
      {glyph}
      <span className={isLink ? styles.underlined : undefined}>{children}</span>
      {keys && (
        <Kbd keys={keys} size={size === 'tile' ? 'normal' : 'small'} bare={look === 'primary'} silent />
      )}
    </AriaButton>
  );
}

const iconSizes = { small: 18, normal: 18, large: 20, tile: 24 } as const;
