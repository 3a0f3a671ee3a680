import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntry, LogLine } from '../../../../shared/model/log.ts';
import { formatClock, localDay, useDays } from '../../../i18n/dates.ts';
import styles from './log-section.module.css';

/** One line of the log in words; it never held a name, so it shows none. */
export function LogLineRow({ line }: { readonly line: LogLine }): ReactElement {
  const { t, i18n } = useTranslation();
  const day = useDays();
  return (
    <li className={styles.line}>
      <time className={styles.moment} dateTime={new Date(line.at).toISOString()}>
        {day(localDay(line.at), 'short')} {formatClock(line.at, i18n.language)}
      </time>
      <span>{wordsOf(line.entry, t, day)}</span>
    </li>
  );
}

function wordsOf(entry: LogEntry, t: TFunction, day: ReturnType<typeof useDays>): string {
  const roles = (all: readonly ('coach' | 'teacher' | 'careCoordinator' | 'schoolLeader')[]): string =>
    all.map((role) => t(`role.${role}`)).join(', ');
  switch (entry.kind) {
    case 'release':
      return t('classPrivacy.log.release', { count: entry.people, until: day(entry.until) });
    case 'revocation':
      return t('classPrivacy.log.revocation');
    case 'export':
      return t('classPrivacy.log.export', { count: entry.fragmentIds.length });
    case 'audienceWarning':
      return t('classPrivacy.log.audienceWarning', { roles: roles(entry.roles) });
    case 'noStatement':
      return t('classPrivacy.log.noStatement');
    case 'statementTaken':
      return t('classPrivacy.log.statementTaken');
    case 'consentChange':
      return entry.status === null
        ? t('classPrivacy.log.consentAway')
        : t('classPrivacy.log.consentChange', { status: t(`classPrivacy.consent.status.${entry.status}`) });
    case 'folderOverride':
      return t(`classPrivacy.log.folderOverride.${entry.place}`);
    case 'keyCard':
      return t(`classPrivacy.log.keyCard.${entry.what}`);
    case 'custody':
      return t(`classPrivacy.log.custody.${entry.what}`);
    case 'watchChoice':
      return t(`classPrivacy.log.watchChoice.${entry.choice}`);
    case 'watchUntold':
      return t('classPrivacy.log.watchUntold');
    case 'watchedEnough':
      return t('classPrivacy.log.watchedEnough');
    case 'showing':
      return t('classPrivacy.log.showing', { count: entry.fragmentIds.length, people: entry.present.length });
    case 'originalWiped':
      return t('classPrivacy.log.originalWiped');
    case 'copyGone':
      return t(`classPrivacy.log.copyGone.${entry.gone ? 'gone' : 'there'}`);
    case 'sourceWiped':
      return t('classPrivacy.log.sourceWiped');
    case 'ownCardRestored':
      return t('classPrivacy.log.ownCardRestored');
    case 'passphraseChanged':
      return t('classPrivacy.log.passphraseChanged');
    case 'recoverySheet':
      return t('classPrivacy.log.recoverySheet');
    case 'extension':
      return t('classPrivacy.log.extension', { until: day(entry.until) });
    case 'destruction':
      return t(`classPrivacy.log.destruction.${entry.subject}`);
    case 'paperExported':
      return t('classPrivacy.log.paperExported');
    case 'withdrawal':
      return t('classPrivacy.log.withdrawal', { count: entry.revoked });
  }
}
