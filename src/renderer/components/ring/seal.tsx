import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../join-classes.ts';
import styles from './seal.module.css';
import { SealGlyph, type SightLevel } from './seal-glyph.tsx';

export type SealProps = {
  /** Taken from the data that is shown and the known copies, never from the screen (UX §7). */
  readonly level: SightLevel;
  /** Words of the screen where those of the level don't fit, such as `De kring ziet deze kijkwijzer`. */
  readonly text?: string;
  /** With whom, for `two`; without it the words are `Alleen jij en wie het inbracht`. */
  readonly person?: string;
  /** Opens `Wie kan wat zien`. */
  readonly onPress?: () => void;
};

/** The seal in the title bar: who can see what is on screen now, by words, glyph and colour. */
export function Seal({ level, text, person, onPress }: SealProps): ReactElement {
  const { t } = useTranslation();
  const twoWords = person === undefined ? t('seal.twoUnnamed') : t('seal.two', { person });
  const words = text ?? (level === 'two' ? twoWords : t(`seal.${level}`));
  return (
    <AriaButton
      {...(onPress && { onPress: () => onPress() })}
      className={joinClasses(styles.seal, styles[level])}
      render={(dom) => <button {...dom} aria-keyshortcuts="F2" title={t('seal.whatIsThis')} />}
    >
      <SealGlyph level={level} />
      <span>{words}</span>
    </AriaButton>
  );
}
