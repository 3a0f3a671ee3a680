import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportWire } from '../../components/beads/import-wire.tsx';
import { useSight } from '../../stores/sight-store.ts';
import { FilmBeside } from './film-beside.tsx';
import { ImportActions } from './import-actions.tsx';
import styles from './import-screen.module.css';
import { useFilmAddress } from './use-film-address.ts';
import type { CurrentImport } from './use-import.ts';
import { useImportWords } from './use-import-words.ts';
import { useWireFrames } from './use-wire-frames.tsx';
import { WhereItIs } from './where-it-is.tsx';

/** How many pictures fill the wire. */
const FRAMES = 12;

/** A film on its way in: it plays already, and the wire fills with two heads. */
export function ImportProgress({ current }: { readonly current: CurrentImport }): ReactElement {
  const { t } = useTranslation();
  const { job, recording, source } = current;
  const [lengthUs, setLengthUs] = useState(0);
  const [watchUs, setWatchUs] = useState(0);
  const address = useFilmAddress(current);
  const isReady = job?.state === 'done';
  const totalUs = isReady && recording !== undefined ? recording.durationUs : lengthUs;
  const share = isReady ? 1 : (job?.share ?? 0);
  const readUs = Math.round(share * totalUs);
  const frames = useWireFrames(address, lengthUs, Math.floor(share * FRAMES), FRAMES);
  const words = useImportWords(current, readUs, totalUs);
  const onStick = source?.drive !== null && source !== null;
  useSight({ level: 'ownWithCopies', ...(!onStick && { text: t('importing.sealFile') }) });
  return (
    <>
      <section className={styles.running} aria-labelledby="import-state">
        <FilmBeside
          address={address}
          isStopped={job?.state === 'interrupted'}
          onLength={setLengthUs}
          onPlace={setWatchUs}
        />
        <div>
          <h2 id="import-state" className={styles.state}>
            {words.state}
          </h2>
          <p className={styles.lead}>{words.lead}</p>
          <ImportActions current={current} />
          <WhereItIs source={source} isReady={isReady} />
        </div>
      </section>
      <ImportWire
        totalUs={Math.max(1, totalUs)}
        readUs={readUs}
        watchUs={address === null ? null : watchUs}
        state={isReady ? 'done' : job?.state === 'interrupted' ? 'stopped' : 'running'}
        frames={frames}
        frameCount={FRAMES}
      />
    </>
  );
}
