import type { PeaksBuilder } from '../../shared/kernels/peaks.ts';
import type { MediaProbe } from './media-probe.ts';
import { soundArgs } from './overview-outputs.ts';
import { SampleReader } from './sample-reader.ts';
import type { OpenSink } from './source-server.ts';

/** Outputs that go beside another of the same reading. */
export type Besides = { readonly args: readonly string[]; finished(): Promise<void> };

/** The sound of a film for its peaks; nothing where it has none. */
export function soundBeside(probe: MediaProbe, peaks: PeaksBuilder, openSink: OpenSink): Besides {
  const samples = new SampleReader((values) => peaks.push(values));
  const sound = probe.audio && openSink((bytes) => samples.push(bytes));
  return {
    args: sound ? soundArgs(probe, sound.url) : [],
    finished: async () => sound?.finished(),
  };
}
