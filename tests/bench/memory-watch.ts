/**
 * Looks every 20 ms how much memory this process has. Begin once the key of a library is derived: that took 256 MB by design and gave
 * them back.
 * @returns what ends it, and tells the most there was, in MB
 */
export function watchMemory(): () => number {
  const look = (): number => process.memoryUsage.rss() / 2 ** 20;
  let peakMb = look();
  const looking = setInterval(() => {
    peakMb = Math.max(peakMb, look());
  }, 20);
  return () => {
    clearInterval(looking);
    return Math.max(peakMb, look());
  };
}
