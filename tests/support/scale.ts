/** Share of the full number of randomised checks to run: 0.1 unless `KK_SCALE` says otherwise, 1 for the full run. */
export const scale = Number(process.env.KK_SCALE ?? '0.1');

/** How many of `full` checks this run makes; at least one. */
export function scaled(full: number): number {
  return Math.max(1, Math.round(full * scale));
}

/** A small seeded generator (mulberry32) for repeatable randomised checks; prints its seed so that a failure can be replayed. */
export function seededRandom(what: string): () => number {
  const seed = Number(process.env.KK_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`${what}: KK_SEED=${seed} KK_SCALE=${scale}\n`);
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
