import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useCommand } from '../../commands/desk-context.ts';
import type { IconName } from '../../components/icon-shapes.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { useFilmState, useWork } from './viewing-context.ts';

export type ClipWords = {
  readonly label: string;
  readonly keys: string;
  readonly icon: IconName;
  readonly isDisabled: boolean;
  /** `loopt 0:12`, while a fragment is being clipped. */
  readonly running: string | undefined;
  /** How long it is so far: `0:12`. */
  readonly time: string;
  readonly run: () => void;
};

/** The one button that begins a fragment, and then ends it. */
export function useClipWords(): ClipWords {
  const { t } = useTranslation();
  const { clipping } = useWork();
  const begin = useCommand('viewing.begin');
  const end = useCommand('viewing.end');
  const beginUs = useStore(clipping.state, (state) => state.beginUs);
  const seconds = useFilmState(({ positionUs }) =>
    beginUs === null ? 0 : Math.max(0, Math.floor((positionUs - beginUs) / 1_000_000)),
  );
  const time = formatMediaTime(seconds * 1_000_000);
  const command = beginUs === null ? begin : end;
  return {
    label: command.label,
    keys: command.keys ?? '',
    icon: beginUs === null ? 'beginFragment' : 'endFragment',
    isDisabled: command.isDisabled,
    running: beginUs === null ? undefined : t('item.running', { time }),
    time,
    run: command.run,
  };
}
