import { join } from 'node:path';
import { type Core, createCore } from '../../src/main/core/create-core.ts';
import { randomIds, systemClock } from '../../src/main/core/ports.ts';

/** A core as a shell makes one, with a data folder of its own and time that the test moves. */
export interface CoreWithPlaces {
  readonly core: Core;
  /** Moves the stopwatch, not the clock on the wall. */
  pass(ms: number): void;
}

export const sampleFolder = join(import.meta.dirname, '../../resources/sample');

/** @param now the time on the wall, in milliseconds; that of the machine when absent */
export function coreWithPlaces(dataFolder: string, sample = sampleFolder, now?: number): CoreWithPlaces {
  let elapsed = 0;
  const core = createCore({
    clock: now === undefined ? systemClock : { now: () => now },
    ids: randomIds,
    log: { error: (_id, stack) => process.stderr.write(`${stack}\n`) },
    stopwatch: { elapsed: () => elapsed },
    places: { dataFolder, documentsFolder: dataFolder, sampleFolder: sample },
  });
  return {
    core,
    pass: (ms) => {
      elapsed += ms;
    },
  };
}
