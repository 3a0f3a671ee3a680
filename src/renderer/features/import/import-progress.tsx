import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sealedShare } from '../../../shared/kernels/import-share.ts';
import { ImportWire } from '../../components/beads/import-wire.tsx';
import { useOwnSight } from '../../components/copies/use-own-sight.ts';
import { CopyMaking } from '../../components/making/copy-making.tsx';
import { useReviewCopy } from '../../player/use-review-copy.ts';
import { type Sight, useSight } from '../../stores/sight-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import { CopyBeside } from './copy-beside.tsx';
import { FilmBeside } from './film-beside.tsx';
import { ImportActions } from './import-actions.tsx';
import styles from './import-screen.module.css';
import { isReadIn } from './is-read-in.ts';
import { keptFrames } from './kept-frames.tsx';
import { SoundlessLine } from './soundless-line.tsx';
import { useFilmAddress } from './use-film-address.ts';
import type { CurrentImport } from './use-import.ts';
import { useImportWords } from './use-import-words.ts';
import { useWireFrames } from './use-wire-frames.tsx';
import { WhereItIs } from './where-it-is.tsx';
import { WipeOffer } from './wipe-offer.tsx';

/** How many pictures fill the wire. */
const FRAMES = 12;

/** A film on its way in: it plays already, and the wire fills with two heads. */
export function ImportProgress({ current }: { readonly current: CurrentImport }): ReactElement {
  const { t } = useTranslation();
  const { job, recording, source } = current;
  const [lengthUs, setLengthUs] = useState(0);
  const [watchUs, setWatchUs] = useState(0);
  const copy = useReviewCopy(recording?.id ?? null);
  // what the browser can't play is watched from its copy
  const isCopied = recording !== undefined && copy.alone;
  const file = useFilmAddress(current);
  const address = isCopied ? null : file;
  const isReady = isReadIn(current);
  const totalUs = isReady && recording !== undefined ? recording.durationUs : lengthUs;
  const share = isReady ? 1 : (job?.share ?? 0);
  // what is counted and surveyed is long safe: once it stopped, that is what matters
  const safeUs = Math.round(sealedShare(share) * totalUs);
  const readUs = job?.state === 'interrupted' ? safeUs : Math.round(share * totalUs);
  const taken = useWireFrames(address, lengthUs, Math.floor(share * FRAMES), FRAMES);
  const kept = isCopied && isReady ? keptFrames(recording, FRAMES) : null;
  const words = useImportWords(current, readUs, totalUs);
  const canWatch = isCopied ? copy.read !== null : address !== null;
  const onStick = source?.drive !== null && source !== null;
  const copies = useRecords('copy.list', isReady && recording !== undefined ? {} : null).value;
  const original = copies?.find((copy) => copy.recordingId === recording?.id && copy.kind === 'source');
  const known = useOwnSight(recording?.id ?? null);
  const reading: Sight = { level: 'ownWithCopies', ...(!onStick && { text: t('copies.sealFile') }) };
  useSight(original === undefined ? reading : known);
  return (
    <>
      <section className={styles.running} aria-labelledby="import-state">
        {isCopied ? (
          <CopyBeside read={copy.read} onPlace={setWatchUs} />
        ) : (
          <FilmBeside
            address={address}
            isStopped={job?.state === 'interrupted'}
            onLength={setLengthUs}
            onPlace={setWatchUs}
          />
        )}
        <div>
          <h2 id="import-state" className={styles.state}>
            {words.state}
          </h2>
          <p className={styles.lead}>{words.lead}</p>
          {isReady && recording !== undefined && <SoundlessLine recordingId={recording.id} />}
          {original !== undefined && <WipeOffer copy={original} onStick={onStick} />}
          {recording !== undefined && <CopyMaking recordingId={recording.id} />}
          <ImportActions current={current} safeUs={safeUs} />
          <WhereItIs
            source={source}
            isReady={isReady}
            isCutShort={recording !== undefined && recording.cutShort !== null}
            isGone={original !== undefined && original.goneAt !== null}
          />
        </div>
      </section>
      <ImportWire
        totalUs={Math.max(1, totalUs)}
        readUs={readUs}
        watchUs={canWatch ? watchUs : null}
        state={isReady ? 'done' : job?.state === 'interrupted' ? 'stopped' : 'running'}
        frames={kept ?? taken}
        frameCount={FRAMES}
      />
    </>
  );
}
