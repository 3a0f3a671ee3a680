import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fragment } from '../../../../shared/model/recording.ts';
import type { CommandId } from '../../../commands/commands.ts';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { formatMediaTime, tenthOfSecond } from '../../../i18n/media-time.ts';
import { useViewing } from '../viewing-context.ts';
import type { FragmentEdge } from '../work/clipping.ts';
import styles from './fragment-end.module.css';

export type FragmentEndProps = { readonly fragment: Fragment; readonly edge: FragmentEdge };

const commandsOf: Readonly<Record<FragmentEdge, { readonly earlier: CommandId; readonly later: CommandId }>> =
  {
    begin: { earlier: 'viewing.beginEarlier', later: 'viewing.beginLater' },
    end: { earlier: 'viewing.endEarlier', later: 'viewing.endLater' },
  };

/** One end of a fragment: its time, a frame earlier or later, or to where the film is. */
export function FragmentEnd({ fragment, edge }: FragmentEndProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { clipping, film } = useViewing();
  const earlier = useCommand(commandsOf[edge].earlier);
  const later = useCommand(commandsOf[edge].later);
  const us = edge === 'begin' ? fragment.inUs : fragment.outUs;
  return (
    <div className={styles.end}>
      <span className={styles.name}>{edge === 'begin' ? t('viewing.beginWord') : t('viewing.endWord')}</span>
      <button
        type="button"
        className={styles.time}
        title={t('viewing.goThere')}
        onClick={() => film.seek(edge === 'begin' ? us : film.frameFrom(us, -1))}
      >
        {formatMediaTime(us)}
        {i18n.language === 'en' ? '.' : ','}
        {tenthOfSecond(us)}
      </button>
      <IconButton icon="frameBack" label={earlier.label} keys={earlier.keys ?? ''} onPress={earlier.run} />
      <IconButton icon="frameForward" label={later.label} keys={later.keys ?? ''} onPress={later.run} />
      <Button
        look="quietLink"
        size="small"
        onPress={() => clipping.move(fragment, edge, film.moment().positionUs)}
      >
        {edge === 'begin' ? t('viewing.beginHere') : t('viewing.endHere')}
      </Button>
    </div>
  );
}
