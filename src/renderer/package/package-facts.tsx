import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { localDay, useDays } from '../i18n/dates.ts';
import type { OpenedPackage } from './opened-package.ts';
import styles from './package.module.css';

/** What a package says of itself, and how sure its sender is, before anything of it is kept. */
export function PackageFacts({ opened }: { readonly opened: OpenedPackage }): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { facts } = opened;
  const { contact } = facts.signature;
  const name = contact?.name ?? facts.author;
  const sender = (): string => {
    if (contact === null) return t('package.senderUnknown');
    if (contact.confirmedAt === null) return t('package.senderNotCompared', { name });
    return t('package.senderIs', { name, day: day(localDay(contact.confirmedAt)) });
  };
  return (
    <div className={styles.facts}>
      <p>
        <b>{t('package.from', { name })}</b>
      </p>
      <p>{sender()}</p>
      <p>{holdsOf(opened, name, t, day)}</p>
      {opened.kind === 'home' && opened.facts.class.pupils > 0 && (
        <p>
          {t(opened.facts.class.names ? 'package.classNames' : 'package.class', {
            count: opened.facts.class.pupils,
          })}
        </p>
      )}
      {opened.kind === 'home' && opened.facts.class.statement === 'notCompared' && (
        <p>{t('package.statementLeft', { name })}</p>
      )}
      <p>{t('package.until', { day: day(facts.until) })}</p>
    </div>
  );
}

function holdsOf(opened: OpenedPackage, name: string, t: TFunction, day: ReturnType<typeof useDays>): string {
  switch (opened.kind) {
    case 'home':
      return t('package.holdsRecording', { title: opened.facts.recording.title });
    case 'watch':
      return t('package.holdsWatch', { name, title: opened.facts.recording.title });
    case 'proposal': {
      const { recordingTitle: title, proposals } = opened.facts;
      return title === null
        ? t('package.holdsProposalsElsewhere')
        : t('package.holdsProposals', { count: proposals.length, title });
    }
    case 'release': {
      const { fragments, meeting } = opened.facts;
      return t('package.holds', { count: fragments.length, title: meeting.title, day: day(meeting.date) });
    }
  }
}
