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
import { type Along, GoesAlong } from './goes-along.tsx';
import styles from './import-screen.module.css';
import { ReadInProgress } from './read-in-progress.tsx';
import { type Audience, type AudienceChoice, useAudience } from './use-audience.ts';

/** Inlezen voor een collega: a film goes from the stick to her card or her library; nothing of it is kept by who reads it in. */
export function ReadInForColleague({ round }: { readonly round: number }): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const audience = useAudience();
  const [path, setPath] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const [jobId, setJobId] = useState<string | null>(null);
  const [along, setAlong] = useState<Along>({ names: false });
  const job = useJob(jobId);
  const error = refused ?? job?.error ?? undefined;
  if (audience === null) return null;
  const { chosen } = audience;
  const isHere = chosen !== undefined && 'neighbour' in chosen.order;
  const again = (): void => {
    setPath(null);
    setTarget(null);
    setJobId(null);
  };
  if (jobId !== null && error === undefined)
    return <ReadInProgress job={job} name={chosen?.name ?? ''} isHere={isHere} onAgain={again} />;
  if (audience.options.length === 0) return <NobodyYet />;
  const begin = async (): Promise<void> => {
    if (path === null || chosen === undefined || (!isHere && target === null)) return;
    setJobId(null);
    const place = isHere || target === null ? {} : { target };
    const order = { paths: [path], round, ...along, ...chosen.order, ...place };
    const answer = await client.call('custody.readIn', order);
    setRefused(answer.ok ? undefined : answer.error);
    if (answer.ok) setJobId(answer.value.jobId);
  };
  return (
    <div className={styles.choose}>
      {error !== undefined && <ErrorNotice error={error} />}
      <WhoWasFilmed audience={audience} />
      <section className={styles.places} aria-labelledby="read-in-film">
        <h2 id="read-in-film" className={styles.heading}>
          {t('importing.whichFilm')}
        </h2>
        <FileChoice what="films" chosen={path} onChoose={setPath} />
      </section>
      <GoesAlong along={along} onChange={setAlong} />
      {!isHere && (
        <TargetChoice
          suggestedName={t('importing.homeFile', { round })}
          value={target}
          onChange={setTarget}
        />
      )}
      <Button
        look="primary"
        size="large"
        closed={path === null || chosen === undefined || (!isHere && target === null)}
        onPress={() => void begin()}
      >
        {t('importing.seal')}
      </Button>
    </div>
  );
}

function NobodyYet(): ReactElement {
  const { t } = useTranslation();
  const { go } = useScreen();
  return (
    <div className={styles.choose}>
      <p className={styles.drop}>{t('importing.noCards')}</p>
      <Button look="primary" onPress={() => go({ at: 'privacy', section: 'keyCard' })}>
        {t('importing.toCards')}
      </Button>
    </div>
  );
}

function WhoWasFilmed({ audience }: { readonly audience: AudienceChoice }): ReactElement {
  const { t } = useTranslation();
  const { options, chosen, choose } = audience;
  return (
    <>
      <p className={styles.drop}>
        {/* who has words to compare by has no name here */}
        {chosen === undefined || chosen.words !== null
          ? t('importing.colleaguePromiseUnnamed')
          : t('importing.colleaguePromise', { name: chosen.name })}
      </p>
      {(options.length > 1 || options.some(({ words }) => words !== null)) && (
        <Choice
          label={t('importing.whoWasFilmed')}
          size="apart"
          value={chosen?.key ?? null}
          onChange={choose}
          options={options.map(({ key, label }) => ({ value: key, label }))}
        />
      )}
      {chosen !== undefined && <HowSure chosen={chosen} />}
    </>
  );
}

/** How sure it is whose key it is. */
function HowSure({ chosen: { name, words, compared } }: { readonly chosen: Audience }): ReactElement | null {
  const { t } = useTranslation();
  if (words !== null)
    return <p className={styles.hint}>{t('importing.herWords', { words: words.join(' ') })}</p>;
  return compared ? null : <p className={styles.hint}>{t('importing.notCompared', { name })}</p>;
}
