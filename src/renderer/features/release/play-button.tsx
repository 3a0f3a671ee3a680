import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../components/controls/button.tsx';
import type { Player } from '../../player/player.ts';

/** Plays the loop, or holds it still. */
export function PlayButton({ player }: { readonly player: Player | null }): ReactElement {
  const { t } = useTranslation();
  if (player === null)
    return (
      <Button size="small" isDisabled>
        {t('release.playLoop')}
      </Button>
    );
  return <Playing player={player} />;
}

function Playing({ player }: { readonly player: Player }): ReactElement {
  const { t } = useTranslation();
  const playing = useStore(player.state, (state) => state.playing);
  return (
    <Button size="small" onPress={() => (playing ? player.pause() : void player.play())}>
      {playing ? t('release.holdLoop') : t('release.playLoop')}
    </Button>
  );
}
