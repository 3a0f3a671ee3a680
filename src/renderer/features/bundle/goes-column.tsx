import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { SealGlyph } from '../../components/ring/seal-glyph.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { FilmPicture } from '../../media/film-picture.tsx';
import { useRecords } from '../../stores/use-records.ts';
import styles from './bundle-screen.module.css';

type Preview = OutputOf<'bundle.preview'>;

/** Gaat mee: the one boxed surface of the screen, since it is what leaves the laptop. */
export function GoesColumn({ preview }: { readonly preview: Preview }): ReactElement {
  const { t, i18n } = useTranslation();
  const guides = useRecords('guide.list', {}).value ?? [];
  const language = i18n.language.startsWith('nl') ? 'nl' : 'en';
  const titles = guides.filter(({ id }) => preview.guides.includes(id)).map(({ title }) => title[language]);
  const along = t('bundle.annotations', { count: preview.annotations });
  const alsoAlong =
    titles.length === 0
      ? t('bundle.alsoAlong', { annotations: along })
      : t('bundle.alsoAlongGuides', { annotations: along, guides: titles.join(', ') });
  return (
    <section className={styles.goes} aria-labelledby="bundle-goes">
      <h2 id="bundle-goes" className={styles.heading}>
        <SealGlyph level="circle" />
        {t('bundle.goes')}
      </h2>
      <ol>
        {preview.fragments.map((fragment, at) => (
          <GoingFragment key={fragment.fragmentId} fragment={fragment} position={at + 1} />
        ))}
      </ol>
      {preview.annotations > 0 && <p className={styles.also}>{alsoAlong}</p>}
    </section>
  );
}

type GoingFragmentProps = { readonly fragment: Preview['fragments'][number]; readonly position: number };

function GoingFragment({ fragment, position }: GoingFragmentProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<ErrorPayload>();
  const { fragmentId, recordingId, title, inUs, outUs, names, fromCopy } = fragment;
  const revoke = async (): Promise<void> => {
    const answer = await client.call('release.revoke', { fragmentId });
    if (!answer.ok) setError(answer.error);
  };
  return (
    <li className={styles.going}>
      <FilmPicture recordingId={recordingId} atUs={(inUs + outUs) / 2} />
      <div className={styles.about}>
        <p className={styles.fragmentTitle}>
          <b>
            {position}. {title}
          </b>
          <span className={styles.length}>{formatMediaTime(outUs - inUs)}</span>
        </p>
        {names.length > 0 && <p>{t('bundle.namesLeft', { names: names.join(', ') })}</p>}
        {fromCopy && <p>{t('bundle.fromCopy')}</p>}
        <Button size="small" onPress={() => void revoke()}>
          {t('bundle.leaveOut')}
        </Button>
        {error && <ErrorNotice error={error} />}
      </div>
    </li>
  );
}
