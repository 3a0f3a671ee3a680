import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationKind, Cluster } from '../../shared/model/guide.ts';
import { Button } from '../components/controls/button.tsx';
import { announce } from '../components/frame/live-region.tsx';
import { ItemKeys } from '../components/viewing/item-keys.tsx';

type Digit = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '0';
type SampleItem = {
  readonly digit: Digit;
  readonly cluster: Cluster;
  readonly kind: AnnotationKind;
  readonly first: boolean;
};

const items: readonly SampleItem[] = [
  { digit: '1', cluster: 'turn', kind: 'point', first: false },
  { digit: '2', cluster: 'turn', kind: 'point', first: false },
  { digit: '3', cluster: 'pupil', kind: 'point', first: false },
  { digit: '4', cluster: 'receiving', kind: 'point', first: true },
  { digit: '5', cluster: 'following', kind: 'interval', first: true },
  { digit: '6', cluster: 'receiving', kind: 'point', first: false },
  { digit: '7', cluster: 'leading', kind: 'point', first: false },
  { digit: '8', cluster: 'pupil', kind: 'point', first: false },
  { digit: '9', cluster: 'pupil', kind: 'interval', first: true },
  { digit: '0', cluster: 'pupil', kind: 'interval', first: false },
];

export type SampleItemKeysProps = {
  readonly current?: string;
  /** For how long point 5 has been on. */
  readonly runningUs?: number;
  readonly firstOnly?: boolean;
};

/** Kijkwijzer B, Aandacht en beurten. */
export function SampleItemKeys({ current, runningUs, firstOnly = false }: SampleItemKeysProps): ReactElement {
  const { t } = useTranslation('gallery');
  const [three, setThree] = useState(firstOnly);
  return (
    <ItemKeys
      title={t('items.title')}
      actions={
        <>
          <Button look="quietLink" size="small" onPress={() => setThree(!three)}>
            {three ? t('items.showTen') : t('items.showThree')}
          </Button>
          <Button look="quietLink" size="small" keys="Ctrl K">
            {t('items.hide')}
          </Button>
        </>
      }
      items={items.map(({ digit, cluster, kind, first }) => ({
        code: `B${digit}`,
        digit,
        label: t(`items.${digit}`),
        cluster,
        kind,
        dim: three && !first,
        current: digit === current,
        ...(digit === '5' && runningUs !== undefined && { runningUs }),
      }))}
      onPress={(code) => announce(code)}
    />
  );
}
