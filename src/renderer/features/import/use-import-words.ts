import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/frame/live-region.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { isReadIn } from './is-read-in.ts';
import { useGoodPartWords } from './use-good-part-words.ts';
import type { CurrentImport } from './use-import.ts';

export type ImportWords = { readonly state: string; readonly lead: string };

/** How far it is, in minutes of the lesson, and how long it still takes. Said aloud every tenth. */
export function useImportWords(current: CurrentImport, readUs: number, totalUs: number): ImportWords {
  const { t } = useTranslation();
  const { job, error, source, recording } = current;
  const goodPart = useGoodPartWords(recording ?? { durationUs: 0, cutShort: null });
  const share = job?.share ?? 0;
  const leftMinutes = useMinutesLeft(job?.state === 'running' ? share : null);
  const onStick = source !== null && source.drive !== null;
  const done = minutes(readUs);
  const known = totalUs > 0;
  const total = Math.round(totalUs / 60e6);
  const inMinutes = t('importing.running', { done, count: total });
  const inSeconds = t('importing.runningShort', {
    done: formatMediaTime(readUs),
    total: formatMediaTime(totalUs),
  });
  const long = total > 2 ? inMinutes : inSeconds;
  const percent = Math.floor(share * 100);
  const unknown = percent > 0 ? t('importing.runningPart', { percent }) : t('importing.begins');
  const running = known ? long : unknown;
  const tenth = job?.state === 'running' ? Math.floor(share * 10) : 0;
  // not to be read beside what came of it
  useEffect(
    () => (tenth > 0 ? announce(t('importing.tenth', { percent: tenth * 10 })) : undefined),
    [tenth, t],
  );
  if (isReadIn(current))
    return recording !== undefined && recording.cutShort !== null
      ? { state: goodPart.state, lead: t('importing.cutShortLead') }
      : { state: t('importing.done'), lead: t('importing.doneLead') };
  if (job?.state === 'interrupted') {
    const stoppedAt = known ? t('importing.stopped', { count: done }) : t('importing.stoppedSomewhere');
    if (error?.code === 'filmNotOffered') return { state: stoppedAt, lead: t('importing.notOfferedLead') };
    if (!known && error?.code !== 'diskFull') return { state: stoppedAt, lead: t('importing.stoppedLead') };
    const safe = { count: done };
    if (error?.code === 'diskFull')
      return { state: t('importing.diskFull'), lead: t('importing.diskFullLead') };
    if (error?.code === 'fileUnreadable')
      return { state: t('importing.unreadable', safe), lead: t('importing.unreadableLead') };
    if (error?.code === 'sourceChanged')
      return { state: t('importing.changed', safe), lead: t('importing.changedLead') };
    return onStick
      ? { state: t('importing.stickOut', safe), lead: t('importing.stickOutLead') }
      : { state: stoppedAt, lead: t('importing.stoppedLead') };
  }
  const left = leftMinutes === null ? t('importing.keepOpen') : t('importing.left', { count: leftMinutes });
  return { state: running, lead: onStick ? `${left} ${t('importing.keepStick')}` : left };
}

function minutes(us: number): number {
  return Math.floor(us / 60e6);
}

/** From how fast it went since this window looks at it; null while that says nothing yet. */
function useMinutesLeft(share: number | null): number | null {
  const begin = useRef<{ readonly atMs: number; readonly share: number } | null>(null);
  if (share === null) return null;
  begin.current ??= { atMs: Date.now(), share };
  const gone = share - begin.current.share;
  const took = Date.now() - begin.current.atMs;
  if (gone < 0.05 || took < 3000) return null;
  return Math.max(1, Math.ceil(((took / gone) * (1 - share)) / 60_000));
}
