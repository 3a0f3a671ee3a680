import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { OnPaper } from '../../../components/frame/on-paper.tsx';
import { SaveAsFile } from '../../../components/saving/save-as-file.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { CardCode } from './card-code.tsx';
import styles from './key-card.module.css';

/** Jouw kaart: her name, the four words, the code and the text, to give to whoever seals something to her. */
export function OwnCard(): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const own = useRecords('card.own', {}).value;
  const name = useRecords('app.state', {}).value?.selfName ?? '';
  // only then is it among the pages that go to the printer
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    window.print();
    setPrinting(false);
  }, [printing]);
  if (own === undefined) return null;
  const { card, words } = own;
  return (
    <div className={styles.own}>
      <article className={styles.card} aria-label={t('classPrivacy.keyCard.paperFor', { name })}>
        <p className={styles.kind}>{t('classPrivacy.keyCard.card')}</p>
        <p className={styles.name}>{name}</p>
        <CardCode card={card} />
        <p className={styles.words}>{words.join(' ')}</p>
      </article>
      <div className={styles.beside}>
        <h3 className={styles.heading}>{t('classPrivacy.keyCard.yours')}</h3>
        <p className={styles.quiet}>{t('classPrivacy.keyCard.intro')}</p>
        <div className={styles.actions}>
          <SaveAsFile
            label={t('classPrivacy.keyCard.save')}
            suggestedName="sleutelkaart.txt"
            onSave={(target) => client.call('card.save', { target })}
          />
          <Button onPress={() => setPrinting(true)}>{t('classPrivacy.keyCard.print')}</Button>
        </div>
        <details>
          <summary>{t('classPrivacy.keyCard.text')}</summary>
          <p className={styles.text}>{card}</p>
        </details>
      </div>
      {printing && (
        <OnPaper>
          <p className={styles.name}>{t('classPrivacy.keyCard.paperFor', { name })}</p>
          <CardCode card={card} />
          <p className={styles.words}>{words.join(' ')}</p>
          <p className={styles.text}>{card}</p>
          <p>{t('classPrivacy.keyCard.paperWhat', { name })}</p>
        </OnPaper>
      )}
    </div>
  );
}
