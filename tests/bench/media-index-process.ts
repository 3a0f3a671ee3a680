import { execFileSync } from 'node:child_process';
import type { ByteSource } from '../../src/main/files/byte-source.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { runFfmpeg } from '../../src/main/media/ffmpeg.ts';
import { findFfmpeg } from '../../src/main/media/ffmpeg-binary.ts';
import { findFrames, trustPackets } from '../../src/main/media/find-frames.ts';
import type { MediaProbe } from '../../src/main/media/media-probe.ts';
import { makeOverview } from '../../src/main/media/overview.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { withSourceServer } from '../../src/main/media/source-server.ts';
import { openAgeFile } from '../../src/main/vault/age-file-reader.ts';
import { AgeFileWriter } from '../../src/main/vault/age-file-writer.ts';
import { createAgeHeader } from '../../src/main/vault/age-header.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { MemorySink } from '../support/memory-sink.ts';

/** One round, in milliseconds. */
export type SurveyTimes = {
  /** ffmpeg reads all packets of the plain file. */
  readonly demuxMs: number;
  /** The same of the sealed file, over loopback: what can't be avoided. */
  readonly sealedDemuxMs: number;
  /** Packets, peaks and filmstrip. */
  readonly overviewMs: number;
  /** The looks that say whether the packets can be trusted. */
  readonly looksMs: number;
};

/** What the process prints: one of the two, as it was asked. */
export type IndexMeasured = {
  readonly index: readonly number[];
  readonly survey: readonly SurveyTimes[];
  /** The most memory that the process had. */
  readonly peakMb: number;
};

const signal = new AbortController().signal;

/** Puts a file in the vault, as an import does. */
async function seal(path: string): Promise<ByteSource> {
  const { identity, recipient } = await newAgeIdentity();
  const target = `${path}.age`;
  const writer = await AgeFileWriter.create(target, await createAgeHeader({ recipients: [recipient] }));
  const plain = await plainFileSource(path);
  const piece = 1024 * 1024;
  for (let at = 0; at < plain.size; at += piece) await writer.write(await plain.read(at, piece));
  await plain.close();
  await writer.finish();
  return openAgeFile(target, { identity });
}

/** As little in the way of others as the import itself: both sides of a ratio wait as long. */
async function demuxPlain(path: string): Promise<void> {
  const { ffmpeg } = await findFfmpeg();
  const copy = ['-map', '0:v', '-map', '0:a', '-c', 'copy', '-f', 'null', '-'];
  execFileSync('nice', ['-n', '10', ffmpeg, '-v', 'error', '-nostdin', '-i', path, ...copy]);
}

async function demuxSealed(sealed: ByteSource): Promise<void> {
  const outputArgs = ['-map', '0:v', '-map', '0:a', '-c', 'copy', '-f', 'null', '-'];
  await withSourceServer([sealed], ([url = '']) =>
    runFfmpeg({ inputs: [{ url }], outputArgs, signal, background: true }),
  );
}

async function indexOnce(sealed: ByteSource, probe: MediaProbe): Promise<number> {
  return timed(async () => {
    const { basis } = await findFrames(sealed, probe);
    if (basis !== 'packets') throw new Error('the table was not trusted');
  });
}

async function surveyOnce(path: string, sealed: ByteSource, probe: MediaProbe): Promise<SurveyTimes> {
  const demuxMs = await timed(() => demuxPlain(path));
  const sealedDemuxMs = await timed(() => demuxSealed(sealed));
  let packets: Awaited<ReturnType<typeof makeOverview>> = null;
  const overviewMs = await timed(async () => {
    packets = await makeOverview(sealed, probe, {
      ...{ durationUs: null, filmstripSink: new MemorySink(), peaksSink: new MemorySink(), signal },
      onProgress: () => undefined,
    });
  });
  const looksMs = await timed(async () => {
    if (packets === null || (await trustPackets(sealed, probe, packets, { background: true })) === null)
      throw new Error('the packets were not trusted');
  });
  return { demuxMs, sealedDemuxMs, overviewMs, looksMs };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const [what, path = '', rounds = '1'] = process.argv.slice(2);
const sealed = await seal(path);
const probe = await probeMedia(sealed);
const [index, survey]: [number[], SurveyTimes[]] = [[], []];
for (let round = 0; round < Number(rounds); round += 1) {
  if (what === 'index') index.push(await indexOnce(sealed, probe));
  else survey.push(await surveyOnce(path, sealed, probe));
}
await sealed.close();
// maxRSS is told in kilobytes on every system.
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ index, survey, peakMb } satisfies IndexMeasured));
