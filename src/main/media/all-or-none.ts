/**
 * Does several things at once. The first that fails stops the others, and none of them goes on after this returns.
 * @param begin begins each of them; they are to stop by the signal they get
 * @throws what the first to fail threw
 */
export async function allOrNone<const Jobs extends readonly unknown[]>(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => Jobs,
): Promise<{ -readonly [At in keyof Jobs]: Awaited<Jobs[At]> }> {
  const stop = new AbortController();
  const jobs = begin(AbortSignal.any([signal, stop.signal]));
  let failed: PromiseRejectedResult | undefined;
  const watched = jobs.map(async (job) => {
    try {
      return await job;
    } catch (reason) {
      failed ??= { status: 'rejected', reason };
      stop.abort();
      throw reason;
    }
  });
  await Promise.allSettled(watched);
  if (failed !== undefined) throw failed.reason;
  return (await Promise.all(watched)) as { -readonly [At in keyof Jobs]: Awaited<Jobs[At]> };
}
