import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cover } from '../../../shared/model/cover.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { Button } from '../../components/controls/button.tsx';
import { useAddCover } from './cover/use-add-cover.ts';
import styles from './span-editor.module.css';
import { SpanEditor } from './span-editor.tsx';

export type LooseCoversProps = { readonly fragment: Fragment; readonly covers: readonly Cover[] };

/** Covers over somebody who is not on the list: a parent who walks by, a name on the board. */
export function LooseCovers({ fragment, covers }: LooseCoversProps): ReactElement {
  const { t } = useTranslation();
  const addCover = useAddCover();
  const { id: fragmentId, inUs, outUs } = fragment;
  return (
    <div className={styles.loose}>
      {covers.map((cover, at) => (
        <SpanEditor
          key={cover.id}
          {...{ fragment, cover }}
          name={t('release.somethingElse')}
          label={t('release.looseCover', { number: at + 1 })}
          span={{ startUs: cover.startUs, endUs: cover.endUs }}
          onSpan={() => undefined}
        />
      ))}
      <Button
        look="link"
        onPress={() => addCover({ fragmentId, pupilId: null }, { startUs: inUs, endUs: outUs })}
      >
        {t('release.coverMore')}
      </Button>
    </div>
  );
}
