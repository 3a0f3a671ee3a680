import { expect, test, vi } from 'vitest';
import { buildArguments, runTool } from './ffmpeg-process.ts';

async function outputOf(script: string): Promise<string[]> {
  const text: string[] = [];
  const decoder = new TextDecoder();
  await runTool({
    binary: '/bin/sh',
    args: ['-c', script],
    onStdout: (bytes) => void text.push(decoder.decode(bytes, { stream: true })),
  });
  return text.join('').trim().split('\n').sort();
}

const posix = process.platform !== 'win32';
if (!posix) process.stdout.write('ffmpeg process: these tests need /bin/sh\n');

test.runIf(posix)(
  'a tool gets PATH and nothing else of our environment, and writes no core file',
  async () => {
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9/');
    const names = (await outputOf('env')).map((line) => line.split('=')[0]);
    vi.unstubAllEnvs();
    // A shell adds PWD, SHLVL, OLDPWD and _ of its own.
    expect(names.filter((name) => !['PWD', 'SHLVL', 'OLDPWD', '_'].includes(name ?? ''))).toEqual(['PATH']);
    expect(await outputOf('ulimit -c')).toEqual(['0']);
  },
);

test.runIf(posix)('background work gives way', async () => {
  let nice = '';
  await runTool({
    binary: '/bin/sh',
    args: ['-c', 'nice'],
    background: true,
    onStdout: (bytes) => {
      nice += new TextDecoder().decode(bytes);
    },
  });
  expect(Number(nice)).toBe(Number((await outputOf('nice'))[0]) + 10);
});

test.runIf(posix)('the exit code, or 128 and the signal', async () => {
  const run = (script: string) => runTool({ binary: '/bin/sh', args: ['-c', script] });
  expect([await run('exit 0'), await run('exit 7'), await run('kill -SEGV $$')]).toEqual([0, 7, 139]);
});

test.runIf(posix)('a tool that is not there is reported as missing', async () => {
  // The shell that sets the limit says 127.
  expect(await runTool({ binary: '/nowhere/ffmpeg', args: [] })).toBe(127);
});

test.runIf(posix)('abort, a timeout and a failing reader leave nothing running', async () => {
  const pidOf = (run: (note: (pid: number) => void) => Promise<unknown>) => async (): Promise<unknown> => {
    let pid = 0;
    const outcome = await run((noted) => {
      pid = noted;
    }).catch((error: unknown) => error);
    expect(pid).toBeGreaterThan(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    return outcome;
  };
  const script = ['-c', 'echo $$; exec sleep 600'];
  const read = (bytes: Uint8Array): number => Number(new TextDecoder().decode(bytes));
  const aborter = new AbortController();
  const aborted = pidOf((note) =>
    runTool({
      binary: '/bin/sh',
      args: script,
      signal: aborter.signal,
      onStdout: (bytes) => {
        note(read(bytes));
        aborter.abort();
      },
    }),
  );
  const timedOut = pidOf((note) =>
    runTool({ binary: '/bin/sh', args: script, timeoutMs: 400, onStdout: (bytes) => note(read(bytes)) }),
  );
  const failed = pidOf((note) =>
    runTool({
      binary: '/bin/sh',
      args: script,
      onStdout: (bytes) => {
        note(read(bytes));
        throw new Error('the reader failed');
      },
    }),
  );
  expect(await aborted()).toMatchObject({ code: 'cancelled' });
  expect(await timedOut()).toMatchObject({ code: 'ffmpegFailed', params: { reason: 'timeout' } });
  expect(await failed()).toMatchObject({ message: 'the reader failed' });
  await expect(
    runTool({ binary: '/bin/sh', args: ['-c', 'echo'], signal: aborter.signal }),
  ).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test.runIf(posix)('a slow reader holds the tool back', async () => {
  let [taken, inside, most] = [0, 0, 0];
  await runTool({
    binary: '/bin/sh',
    args: ['-c', 'head -c 3000000 /dev/zero'],
    onStdout: async (bytes) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      taken += bytes.length;
      inside -= 1;
    },
  });
  expect({ taken, most }).toEqual({ taken: 3_000_000, most: 1 });
});

test('inputs stand behind their own options, none is split at its space', () => {
  const inputs = [
    { source: 'http://127.0.0.1:1/t/source-0', options: ['-ss', '1.5'] },
    { source: 'anullsrc=r=48000', options: ['-f', 'lavfi', '-t', '1 2'] },
  ];
  expect(buildArguments(inputs, ['-f', 'null', '-'])).toEqual([
    ...['-ss', '1.5', '-i', 'http://127.0.0.1:1/t/source-0'],
    ...['-f', 'lavfi', '-t', '1 2', '-i', 'anullsrc=r=48000', '-f', 'null', '-'],
  ]);
});
