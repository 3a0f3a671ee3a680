import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TitleBar, type WindowControls } from '../components/frame/title-bar.tsx';
import { Seal } from '../components/ring/seal.tsx';
import type { SightLevel } from '../components/ring/seal-glyph.tsx';

const screens = ['trajectory', 'watch', 'meeting', 'guide', 'insights', 'privacy'] as const;
type Screen = (typeof screens)[number];

export type SampleTitleBarProps = {
  readonly current?: Screen;
  readonly sight: SightLevel;
  /** Without tabs and seal, as where nothing is open yet. */
  readonly plain?: boolean;
  readonly withControls?: boolean;
};

const ignore = (): void => undefined;
const controls: WindowControls = { onMinimise: ignore, onMaximise: ignore, onClose: ignore };

/** The title bar of the five screens and Klas en privacy. */
export function SampleTitleBar(props: SampleTitleBarProps): ReactElement {
  const { current, sight, plain = false, withControls = false } = props;
  const { t } = useTranslation('gallery');
  const [shown, setShown] = useState<Screen>(current ?? 'trajectory');
  const frame = withControls ? { window: controls } : {};
  if (plain) return <TitleBar sight={sight} {...frame} />;
  return (
    <TitleBar
      tabs={screens.map((id, index) => ({
        id,
        label: t(`screens.${id}`),
        keys: `Alt ${index + 1}`,
        apart: id === 'privacy',
      }))}
      current={shown}
      onTab={setShown}
      sight={sight}
      seal={<Seal level={sight} />}
      {...frame}
    />
  );
}
