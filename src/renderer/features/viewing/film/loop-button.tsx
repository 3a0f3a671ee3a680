import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Icon } from '../../../components/icon.tsx';
import { useFilmState, useViewing } from '../viewing-context.ts';
import styles from './loop-button.module.css';

/** Repeats the chosen fragment, or the fragment that is on now, until it is put off. */
export function LoopButton(): ReactElement {
  const { t } = useTranslation();
  const { film, clipping, facts } = useViewing();
  const loop = useFilmState((state) => state.loop);
  const selectedId = useStore(clipping.state, (state) => state.selectedId);
  const here = (): { inUs: number; outUs: number } | undefined => {
    const { positionUs } = film.moment();
    return (
      facts.fragments.find(({ id }) => id === selectedId) ??
      facts.fragments.find(({ inUs, outUs }) => inUs <= positionUs && positionUs < outUs)
    );
  };
  const change = (): void => {
    const span = loop === null ? here() : undefined;
    film.setLoop(span === undefined ? null : { inUs: span.inUs, outUs: span.outUs });
  };
  return (
    <button
      type="button"
      className={styles.loop}
      aria-pressed={loop !== null}
      disabled={facts.fragments.length === 0 && loop === null}
      onClick={change}
    >
      <Icon name="repeat" size={20} />
      {loop === null ? t('viewing.loopOff') : t('viewing.loopOn')}
    </button>
  );
}
