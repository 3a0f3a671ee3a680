import type { RecordingId } from '../../shared/model/ids.ts';
import type { ReviewCopy as ToldCopy } from '../../shared/model/review-copy.ts';
import type { Client } from '../api/client.ts';
import type { CopyRun, ReviewCopy } from './review-copy.ts';

/** A review copy as far as it is made, and the frames that it has. */
export type ReadCopy = { readonly copy: ReviewCopy; readonly timesUs: readonly number[] };

type KnownRun = { readonly run: CopyRun; readonly timesUs: readonly number[] };

/** Reads where the pieces of a review copy are. Those that were read never change at the same address: only what came since is asked. */
export class CopyReader {
  readonly #client: Client;
  readonly #recordingId: RecordingId;
  readonly #known = new Map<number, KnownRun>();

  constructor(client: Client, recordingId: RecordingId) {
    this.#client = client;
    this.#recordingId = recordingId;
  }

  /** @returns null when there is nothing of it, or when it went while it was read */
  async read(told: ToldCopy): Promise<ReadCopy | null> {
    const runs: KnownRun[] = [];
    for (const one of told.runs) {
      const run = await this.#readRun(one);
      if (run === null) return null;
      runs.push(run);
    }
    const readyUs = runs.at(-1)?.run.endUs;
    if (readyUs === undefined) return null;
    return {
      copy: { runs: runs.map(({ run }) => run), readyUs, finished: told.state === 'ready' },
      timesUs: runs.flatMap(({ timesUs }) => timesUs),
    };
  }

  async #readRun(told: ToldCopy['runs'][number]): Promise<KnownRun | null> {
    const url = this.#client.transport.mediaUrl(told.address);
    const before = this.#known.get(told.run);
    // one that was made anew is another file
    const known = before?.run.url === url ? before : undefined;
    const from = known?.run.pieces.length ?? 0;
    if (known !== undefined && told.pieces <= from) return known;
    const input = { recordingId: this.#recordingId, run: told.run, from };
    const answer = await this.#client.call('recording.reviewPieces', input);
    if (!answer.ok) return null;
    const { offset, startUs, endUs, endOffset, timesUs } = answer.value;
    const pieces = offset.map((at, n) => ({ offset: at, startUs: startUs[n] ?? endUs }));
    const { mimeType, initBytes, offsetUs } = told;
    const run: CopyRun = {
      ...{ url, mimeType, initBytes, offsetUs },
      pieces: [...(known?.run.pieces ?? []), ...pieces],
      ...{ endUs, endOffset },
    };
    const read = { run, timesUs: [...(known?.timesUs ?? []), ...timesUs] };
    this.#known.set(told.run, read);
    return read;
  }
}
