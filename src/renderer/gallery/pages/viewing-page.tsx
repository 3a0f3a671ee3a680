import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/controls/choice.tsx';
import { IconButton } from '../../components/controls/icon-button.tsx';
import { announce } from '../../components/frame/live-region.tsx';
import { VisuallyHidden } from '../../components/frame/visually-hidden.tsx';
import { MarkToast } from '../../components/viewing/mark-toast.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { SampleFrame } from '../sample-frame.tsx';
import { SampleItemKeys } from '../sample-item-keys.tsx';
import { nowUs, totalUs } from '../sample-lesson.ts';
import { SampleSeatMap } from '../sample-seat-map.tsx';
import { SampleTimeline } from '../sample-timeline.tsx';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import { SampleActionBar } from '../sections/viewing-section.tsx';
import styles from './pages.module.css';

/** Beside `screens/b`. */
export function ViewingPage(): ReactElement {
  const { t } = useTranslation('gallery');
  const [speed, setSpeed] = useState<'½' | '¾' | '1×' | '1½'>('1×');
  return (
    <div className={styles.screen}>
      <SampleTitleBar current="watch" sight="own" withControls />
      <main>
        <h1>
          <VisuallyHidden>{t('screens.watch')}</VisuallyHidden>
        </h1>
        <div className={styles.viewing}>
          <div>
            <div className={styles.film}>
              <SampleFrame />
              <div className={styles.toast}>
                <MarkToast
                  cluster="receiving"
                  item={t('items.4')}
                  pupil="Marnix"
                  atUs={nowUs}
                  onUndo={() => announce(t('actions.undo'))}
                />
              </div>
            </div>
            <div className={styles.transport}>
              <IconButton
                look="playSmall"
                icon="pause"
                iconSize={22}
                label={t('actions.pause')}
                keys={t('keys.space')}
              />
              <span className={styles.timecode}>{formatMediaTime(nowUs)}</span>
              <span className={styles.ofTotal}>{t('transport.of', { total: formatMediaTime(totalUs) })}</span>
              <IconButton icon="repeat" label={t('actions.repeat')} isPressed={false} />
              <Choice
                label={t('choice.speed')}
                labelHidden
                size="quiet"
                value={speed}
                onChange={setSpeed}
                options={(['½', '¾', '1×', '1½'] as const).map((value) => ({ value, label: value }))}
              />
              <IconButton icon="sound" label={t('actions.sound')} />
            </div>
          </div>
          <div className={styles.side}>
            <SampleItemKeys current="4" />
            <SampleSeatMap />
          </div>
        </div>
        <SampleTimeline amount="few" />
      </main>
      <footer className={styles.bottom}>
        <SampleActionBar />
      </footer>
    </div>
  );
}
