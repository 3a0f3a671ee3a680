/**
 * Lets a test kill the process at a chosen moment of durability: `KIJKKRING_KILL_AT=7` sends SIGKILL to ourselves at
 * the seventh fsync, rename, removal or commit since the start. `KIJKKRING_KILL_AT=count` prints the number of points at exit.
 * Without the variable this is one comparison.
 */
const killAt = process.env.KIJKKRING_KILL_AT;
let passed = 0;

if (killAt === 'count') {
  process.on('exit', () => process.stderr.write(`fault points: ${passed}\n`));
}

export type FaultPoint =
  | 'before-fsync'
  | 'after-fsync'
  | 'before-rename'
  | 'after-rename'
  | 'before-remove'
  | 'after-remove'
  | 'before-remove'
  | 'after-remove'
  | 'before-commit'
  | 'after-commit';

/** Marks one moment at which the process may die and nothing confirmed may be lost. */
export function faultPoint(_kind: FaultPoint): void {
  if (killAt === undefined) return;
  passed += 1;
  if (killAt !== 'count' && passed === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}
