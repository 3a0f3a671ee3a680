import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { RoundWire } from '../../components/ring/round-wire.tsx';
import { arcs } from '../sample-lesson.ts';
import { SampleTitleBar } from '../sample-title-bar.tsx';
import styles from './pages.module.css';

const teachers = [
  { name: 'Anouk', second: 'filmed', reached: true, caption: 'readIn' },
  { name: 'Bram', second: 'none', reached: false, caption: 'filming' },
  { name: 'Carolien', second: 'packed', reached: true, caption: 'packageIn' },
] as const;

/** Beside `screens/l`. */
export function RoundsPage(): ReactElement {
  const { t } = useTranslation('gallery');
  return (
    <div className={styles.screen}>
      <SampleTitleBar current="trajectory" sight="two" withControls />
      <main className={styles.work}>
        <h1 className={styles.statement}>{t('rounds.title')}</h1>
        <div>
          {teachers.map(({ name, second, reached, caption }) => (
            <div key={name} className={styles.roundRow}>
              <b>{name}</b>
              <RoundWire
                label={t('rounds.of', { name })}
                rounds={[
                  { id: '1', arcs: arcs.all, caption: t('rounds.discussed'), reached: true },
                  { id: '2', arcs: arcs[second], caption: t(`rounds.${caption}`), reached },
                  { id: '3', arcs: arcs.none, caption: '', reached: false },
                ]}
              />
              <div>
                <Button size="small">{t('rounds.next')}</Button>
              </div>
            </div>
          ))}
        </div>
      </main>
    </div>
  );
}
