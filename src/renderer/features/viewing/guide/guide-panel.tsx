import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Guide } from '../../../../shared/model/guide.ts';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Menu } from '../../../components/controls/menu.tsx';
import { ItemKeys } from '../../../components/viewing/item-keys.tsx';
import { digitOf, itemOf } from '../facts.ts';
import { useFilmState, useNames, useViewing } from '../viewing-context.ts';

/** The ten points of the chosen kijkwijzer; the first time three of them stand out. */
export function GuidePanel({ guide }: { readonly guide: Guide }): ReactElement {
  const { facts, tagging, toasts, markable } = useViewing();
  const names = useNames();
  const lit = useLit(guide);
  const running = useRunning(guide);
  const current = useStore(toasts.state, ({ toast }) =>
    toast?.kind === 'mark' ? toast.annotation.itemCode : toast?.kind === 'running' ? toast.code : undefined,
  );
  return (
    <ItemKeys
      title={names.guide(guide)}
      actions={<GuideActions guide={guide} lit={lit} />}
      items={guide.active.map((item, index) => ({
        code: item.code,
        digit: digitOf(index),
        label: names.item(item),
        cluster: item.cluster,
        kind: item.kind,
        dim: !lit.includes(item.code),
        current: item.code === current,
        ...(running[item.code] !== undefined && { runningUs: running[item.code] ?? 0 }),
      }))}
      onPress={(code) => {
        const item = itemOf(facts.guides, code);
        if (item === undefined) return;
        if (markable) tagging.press(item, false, 0);
        else toasts.show({ kind: 'refusal', why: 'notCounted' });
      }}
    />
  );
}

function GuideActions({
  guide,
  lit,
}: {
  readonly guide: Guide;
  readonly lit: readonly string[];
}): ReactElement {
  const { t } = useTranslation();
  const { facts, looks } = useViewing();
  const names = useNames();
  const hide = useCommand('viewing.guide');
  const all = guide.active.map(({ code }) => code);
  const showsAll = lit.length === all.length;
  return (
    <>
      <Button look="quietLink" size="small" onPress={() => looks.light(showsAll ? [] : all)}>
        {showsAll ? t('viewing.showThree') : t('viewing.showTen')}
      </Button>
      <Menu
        label={t('viewing.otherGuide')}
        trigger={
          <Button look="quietLink" size="small">
            {t('viewing.other')}
          </Button>
        }
        actions={facts.guides.map((one) => ({
          id: one.id,
          label: names.guide(one),
          ...(one.id === guide.id && { icon: 'check' as const }),
        }))}
        onAction={(id) => looks.chooseGuide(id)}
      />
      <Button look="quietLink" size="small" keys={hide.keys ?? ''} onPress={hide.run}>
        {t('viewing.hideGuide')}
      </Button>
    </>
  );
}

/** Codes that stand out: what was chosen, else the three that the guide starts with. */
function useLit(guide: Guide): readonly string[] {
  const lit = useStore(useViewing().looks.state, (state) => state.litItems);
  return lit.length > 0 ? lit : guide.firstItems;
}

/** For how long each item of the guide has been on, in whole seconds of the film: durations that were begun, and the phase. */
function useRunning(guide: Guide): Readonly<Record<string, number>> {
  const { facts, tagging } = useViewing();
  const open = useStore(tagging.state, (state) => state.open);
  const phases = facts.annotations.filter(
    ({ kind, guideId }) => kind === 'exclusive' && guideId === guide.id,
  );
  const told = useFilmState(({ positionUs }) => {
    const since: (readonly [string, number])[] = open.map((one) => [one.item.code, one.startUs]);
    for (const { itemCode, startUs, endUs } of phases)
      if (startUs <= positionUs && positionUs < (endUs ?? startUs)) since.push([itemCode, startUs]);
    // as a text, so that it is drawn anew once a second and not with each frame
    return JSON.stringify(
      since.map(([code, startUs]) => [code, Math.floor(Math.max(0, positionUs - startUs) / 1_000_000)]),
    );
  });
  const seconds = JSON.parse(told) as [string, number][];
  return Object.fromEntries(seconds.map(([code, count]) => [code, count * 1_000_000]));
}
