import { expect, test } from 'vitest';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from './byte-source.ts';
import { withFileErrors } from './file-error.ts';
import { removableSource } from './removable-source.ts';

/** What the system says when a stick is pulled out, or a place of it can't be read. */
const errno = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'read' });

/** A stick with one file; pulled out, nothing of it can be opened. */
function stick(failing: { read: Error | null; open: KijkkringError | null }) {
  return async (): Promise<ByteSource> => {
    if (failing.open !== null) throw failing.open;
    return {
      size: 10,
      read: async (_offset, length) => {
        const { read } = failing;
        return withFileErrors(async () => {
          if (read !== null) throw read;
          return new Uint8Array(length);
        });
      },
      close: async () => undefined,
    };
  };
}

test('a stick that went out is told from a place that can not be read', async () => {
  const failing: { read: Error | null; open: KijkkringError | null } = { read: null, open: null };
  const source = await removableSource('/stick/les.mp4', stick(failing));
  expect(await source.read(0, 4)).toHaveLength(4);
  failing.read = errno('EIO');
  await expect(source.read(0, 4)).rejects.toMatchObject({ code: 'fileUnreadable' });
  for (const code of ['EIO', 'ENODEV', 'ENOENT', 'ENXIO']) {
    failing.read = errno(code);
    for (const open of ['fileNotFound', 'fileUnreadable'] as const) {
      failing.open = new KijkkringError(open);
      await expect(source.read(0, 4)).rejects.toMatchObject({ code: 'fileNotFound' });
    }
  }
});
