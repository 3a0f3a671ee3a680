import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { announce } from '../../components/frame/live-region.tsx';
import { ActionBar } from '../../components/viewing/action-bar.tsx';
import { MarkToast } from '../../components/viewing/mark-toast.tsx';
import { SeatMap } from '../../components/viewing/seat-map.tsx';
import { SampleItemKeys } from '../sample-item-keys.tsx';
import { nowUs, seatRowsWithLetters } from '../sample-lesson.ts';
import { SampleSeatMap } from '../sample-seat-map.tsx';
import { Section, Shelf, Specimen } from '../specimen.tsx';
import styles from './sections.module.css';

/** What lies around the film. */
export function ViewingSection(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <Section id="viewing" title={t('sections.viewing')}>
      <Specimen name="ItemKeys">
        <div className={styles.side}>
          <SampleItemKeys current="4" runningUs={12_000_000} />
        </div>
        <div className={styles.side}>
          <SampleItemKeys firstOnly />
        </div>
      </Specimen>
      <Specimen name="SeatMap">
        <div className={styles.seats}>
          <SampleSeatMap />
        </div>
        <StickySeats />
      </Specimen>
      <Specimen name="MarkToast">
        <Shelf>
          <MarkToast
            cluster="receiving"
            item={t('items.4')}
            pupil="Marnix"
            atUs={nowUs}
            onUndo={() => announce(t('actions.undo'))}
          />
          <MarkToast
            cluster="turn"
            item={t('items.1')}
            atUs={nowUs}
            onUndo={() => announce(t('actions.undo'))}
          />
          <MarkToast
            cluster="following"
            item={t('toast.stillRunning')}
            atUs={nowUs}
            onUndo={() => announce(t('actions.undo'))}
            question={
              <>
                <Button size="small">{t('choice.yes')}</Button>
                <Button size="small">{t('toast.stopAt')}</Button>
              </>
            }
          />
        </Shelf>
      </Specimen>
      <Specimen name="ActionBar" bleed>
        <SampleActionBar />
      </Specimen>
    </Section>
  );
}

function StickySeats(): ReactElement {
  const [sticky, setSticky] = useState<string | undefined>('Marnix');
  return (
    <div className={styles.seats}>
      <SeatMap
        rows={seatRowsWithLetters}
        letters
        stickyName={sticky}
        selectedId={sticky}
        onPress={(id, isSticky) => setSticky(isSticky ? id : undefined)}
        onEndSticky={() => setSticky(undefined)}
      />
    </div>
  );
}

/** The bar at the bottom of Kijken. */
export function SampleActionBar(): ReactElement {
  const { t } = useTranslation('gallery');
  const [half, setHalf] = useState(false);
  return (
    <ActionBar
      label={t('actions.label')}
      actions={[
        { id: 'highlight', label: t('actions.highlight'), icon: 'heart', keys: 'M' },
        { id: 'begin', label: t('actions.begin'), icon: 'beginFragment', keys: '[' },
        { id: 'note', label: t('actions.note'), icon: 'note', keys: 'N' },
        { id: 'pictureOff', label: t('actions.pictureOff'), icon: 'pictureOff', keys: 'B' },
        { id: 'again', label: t('actions.again'), icon: 'again', keys: 'R' },
        { id: 'half', label: t('actions.half'), keys: 'S', isOn: half },
        { id: 'undo', label: t('actions.undo'), icon: 'undo', keys: 'Ctrl Z' },
      ]}
      onAction={(id) => {
        if (id === 'half') setHalf(!half);
        announce(t(`actions.${id}`));
      }}
    >
      <span>{t('actions.saved')}</span>
      <Button size="small">{t('actions.keys')}</Button>
    </ActionBar>
  );
}
