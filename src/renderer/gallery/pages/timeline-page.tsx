import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { type SampleAmount, SampleTimeline } from '../sample-timeline.tsx';
import styles from './pages.module.css';

/** The timeline of `screens/b` by itself, with what it asked for. */
export function TimelinePage(): ReactElement {
  const { t } = useTranslation('gallery');
  const [amount, setAmount] = useState<SampleAmount>('few');
  const [isOpen, setOpen] = useState(true);
  return (
    <main className={styles.timelinePage}>
      <h1 className={styles.timelineTitle}>{t('pages.timeline')}</h1>
      <div className={styles.timelineChoices}>
        <Choice
          label={t('timeline.amount')}
          size="small"
          value={amount}
          onChange={setAmount}
          options={(['few', 'many'] as const).map((value) => ({ value, label: t(`timeline.${value}`) }))}
        />
        <Button size="small" onPress={() => setOpen(!isOpen)}>
          {t('timeline.openOrClose')}
        </Button>
      </div>
      {isOpen && <SampleTimeline key={amount} amount={amount} withList />}
    </main>
  );
}
