import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { Choice } from '../../components/controls/choice.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { TargetChoice } from '../../components/saving/target-choice.tsx';
import { FileChoice } from '../../picker/file-choice.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import { useJob } from '../../stores/use-job.ts';
import { useRecords } from '../../stores/use-records.ts';
import { type Along, GoesAlong } from './goes-along.tsx';
import styles from './import-screen.module.css';
import { ReadInProgress } from './read-in-progress.tsx';

/** Inlezen voor een collega: a film goes from the stick to her key card; nothing of it stays on this laptop. */
export function ReadInForColleague({ round }: { readonly round: number }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { go } = useScreen();
  const contacts = (useRecords('contact.list', {}).value ?? []).filter(
    ({ lostAt, replacedBy }) => lostAt === null && replacedBy === null,
  );
  const [path, setPath] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const [jobId, setJobId] = useState<string | null>(null);
  const [along, setAlong] = useState<Along>({ names: false });
  const job = useJob(jobId);
  const contact =
    contacts.find(({ id }) => id === wanted) ?? (contacts.length === 1 ? contacts[0] : undefined);
  const error = refused ?? job?.error ?? undefined;
  const again = (): void => {
    setPath(null);
    setTarget(null);
    setJobId(null);
  };
  if (jobId !== null && error === undefined)
    return <ReadInProgress job={job} name={contact?.name ?? ''} onAgain={again} />;
  if (contacts.length === 0)
    return (
      <div className={styles.choose}>
        <p className={styles.drop}>{t('importing.noCards')}</p>
        <Button look="primary" onPress={() => go({ at: 'privacy', section: 'keyCard' })}>
          {t('importing.toCards')}
        </Button>
      </div>
    );
  const ready = path !== null && contact !== undefined && target !== null;
  const begin = async (): Promise<void> => {
    if (!ready) return;
    setJobId(null);
    const order = { paths: [path], contactId: contact.id, round, target, ...along };
    const answer = await client.call('custody.readIn', order);
    setRefused(answer.ok ? undefined : answer.error);
    if (answer.ok) setJobId(answer.value.jobId);
  };
  return (
    <div className={styles.choose}>
      {error !== undefined && <ErrorNotice error={error} />}
      <p className={styles.drop}>
        {contact === undefined
          ? t('importing.colleaguePromiseUnnamed')
          : t('importing.colleaguePromise', { name: contact.name })}
      </p>
      {contacts.length > 1 && (
        <Choice
          label={t('importing.whoWasFilmed')}
          size="apart"
          value={contact?.id ?? null}
          onChange={setWanted}
          options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {contact?.confirmedAt === null && (
        <p className={styles.hint}>{t('importing.notCompared', { name: contact.name })}</p>
      )}
      <section className={styles.places} aria-labelledby="read-in-film">
        <h2 id="read-in-film" className={styles.heading}>
          {t('importing.whichFilm')}
        </h2>
        <FileChoice what="films" chosen={path} onChoose={setPath} />
      </section>
      <GoesAlong along={along} onChange={setAlong} />
      <TargetChoice suggestedName={t('importing.homeFile', { round })} value={target} onChange={setTarget} />
      <Button look="primary" size="large" closed={!ready} onPress={() => void begin()}>
        {t('importing.seal')}
      </Button>
    </div>
  );
}
