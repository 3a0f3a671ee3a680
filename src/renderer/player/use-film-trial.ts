import { useEffect } from 'react';
import type { RecordingId } from '../../shared/model/ids.ts';
import type { ReviewCopy } from '../../shared/model/review-copy.ts';
import type { Client } from '../api/client.ts';
import { useClient } from '../api/client-context.ts';
import type { FilmMap } from './film-map.ts';
import { tryFilm } from './film-trial.ts';

/** What was tried in this window. It is not kept: a library may be opened on another machine, and Chromium may be another one. */
const tried = new WeakMap<Client, Set<RecordingId>>();

/**
 * Tries a film once when it is opened, and asks for a review copy where this window can't decode it or step through it. Nothing is tried
 * where there is to be a copy already.
 * @param files the recording from its own files; null until they are known
 */
export function useFilmTrial(
  recordingId: RecordingId | null,
  told: ReviewCopy | undefined,
  files: FilmMap | null,
): void {
  const client = useClient();
  const isOpen = told?.state === 'none';
  useEffect(() => {
    if (recordingId === null || files === null || !isOpen) return;
    const known = tried.get(client) ?? new Set();
    tried.set(client, known);
    if (known.has(recordingId)) return;
    const stop = new AbortController();
    const run = async (): Promise<void> => {
      for (const { source } of files.parts) {
        const trial = source.kind === 'file' ? await tryFilm(source.url, stop.signal) : 'fine';
        if (stop.signal.aborted) return;
        if (trial === 'fine') continue;
        const asked = await client.call('recording.makeReviewCopy', { recordingId, found: trial });
        if (!asked.ok) return;
        break;
      }
      known.add(recordingId);
    };
    void run();
    return () => stop.abort();
  }, [client, recordingId, files, isOpen]);
}
